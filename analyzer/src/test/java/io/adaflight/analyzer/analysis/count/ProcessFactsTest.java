package io.adaflight.analyzer.analysis.count;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.analyzer.analysis.result.ProcessIdentity;
import io.adaflight.analyzer.recording.event.EnvironmentVariable;
import io.adaflight.analyzer.recording.event.JvmInformation;
import org.junit.jupiter.api.Test;

class ProcessFactsTest {
    private static final String VERSION =
            "OpenJDK 64-Bit Server VM (17.0.15+6-Debian) for linux-amd64 JRE (17.0.15+6-Debian), built on May 1";

    private static ProcessIdentity identity(String jvmArguments, String javaArguments, String... variables) {
        ProcessFacts facts = new ProcessFacts();
        facts.add(new JvmInformation(5, 3, 4711, VERSION, jvmArguments, javaArguments));
        for (int index = 0; index < variables.length; index += 2) {
            facts.add(new EnvironmentVariable(5, variables[index], variables[index + 1]));
        }
        return facts.identity();
    }

    @Test
    void identity_withoutFacts_isUnknown() {
        assertThat(new ProcessFacts().identity()).isEqualTo(ProcessIdentity.UNKNOWN);
    }

    @Test
    void identity_ofJvm_hasItsStartAndPidAndVersion() {
        ProcessIdentity identity = identity("-Xmx1g", "io.example.Main --port 80");
        assertThat(identity).isEqualTo(new ProcessIdentity(3, 4711, "", "", "", "io.example.Main", "17.0.15+6-Debian"));
    }

    @Test
    void mainClass_jarOrModule_isItsLastName() {
        assertThat(identity("", "/opt/app/orders-2.3.jar --fast").mainClass()).isEqualTo("orders-2.3.jar");
        assertThat(identity("", "C:\\app\\orders.jar").mainClass()).isEqualTo("orders.jar");
        assertThat(identity("", "io.example/io.example.Main").mainClass()).isEqualTo("io.example.Main");
        assertThat(identity("", "").mainClass()).isEmpty();
    }

    @Test
    void application_systemProperty_winsOverEnvironment() {
        ProcessIdentity identity = identity(
                "-Dotel.service.name=orders -Dotel.resource.attributes=service.version=2.3,host.name=node-7,odd,=x",
                "Main",
                "OTEL_SERVICE_NAME",
                "other",
                "OTEL_RESOURCE_ATTRIBUTES",
                "service.version=1.0,service.name=third");
        assertThat(identity.application()).isEqualTo("orders");
        assertThat(identity.applicationVersion()).isEqualTo("2.3");
        assertThat(identity.host()).isEqualTo("node-7");
    }

    @Test
    void application_environment_isReadWhereNoPropertyIs() {
        ProcessIdentity identity = identity(
                "-Xmx1g",
                "Main",
                "HOSTNAME",
                "pod-1",
                "OTEL_RESOURCE_ATTRIBUTES",
                "service.name=orders, service.version = 2.4");
        assertThat(identity.application()).isEqualTo("orders");
        assertThat(identity.applicationVersion()).isEqualTo("2.4");
        assertThat(identity.host()).isEqualTo("pod-1");
        assertThat(identity("", "Main", "OTEL_SERVICE_NAME", "named").application())
                .isEqualTo("named");
        assertThat(identity("", "Main", "COMPUTERNAME", "pc").host()).isEqualTo("pc");
    }

    @Test
    void property_inQuotes_isReadWhole() {
        assertThat(identity("-Dotel.service.name=\"two words\" -Xmx1g", "Main").application())
                .isEqualTo("two words");
    }
}
