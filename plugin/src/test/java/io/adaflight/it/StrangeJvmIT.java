package io.adaflight.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.adaflight.AdaFlight;
import io.adaflight.it.ChildJvm.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JVMs that refuse something: the application runs on and is counted. */
class StrangeJvmIT {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    Path folder;

    /** Counts and says how much. */
    static final class Counting {
        private Counting() {}

        public static void main(String[] arguments) {
            for (int event = 0; event < 1000; event++) {
                AdaFlight.metrics("orders").thread().written(10);
            }
            System.out.println(AdaFlight.pipelines().get(0).snapshot().totals().eventsWritten());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void securityManager_refusesTheRecorder_applicationCountsOn(boolean agent) throws Exception {
        assumeTrue(Runtime.version().feature() < 24, "this JDK has no SecurityManager");
        List<String> command =
                new ArrayList<>(List.of(JAVA, "-Djava.security.manager=" + RefusingSecurityManager.class.getName()));
        if (agent) {
            command.add("-javaagent:" + ChildJvm.PLUGIN);
        }
        command.addAll(
                List.of("-cp", ChildJvm.PLUGIN + ":" + Path.of("target", "test-classes"), Counting.class.getName()));
        try (ChildJvm child = ChildJvm.start(command)) {
            Ended ended = child.end();
            assertThat(ended.exitCode()).as(ended.errors()).isZero();
            assertThat(ended.output()).endsWith("1000\n");
            assertThat(ended.errors())
                    .contains("it may not use the flight recorder: accessFlightRecorder is refused")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void settings_fullDisk_isOneLineAndAnExitCode() throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/full")), "no /dev/full");
        String script = "\"$0\" -jar \"$1\" settings > /dev/full";
        try (ChildJvm child = ChildJvm.start(List.of("/bin/sh", "-c", script, JAVA, ChildJvm.PLUGIN.toString()))) {
            Ended ended = child.end();
            assertThat(ended.exitCode()).isEqualTo(2);
            assertThat(ended.errors()).isEqualTo("adaflight: standard output cannot be written; check the disk\n");
        }
    }

    @Test
    void settings_pipeThatNobodyReads_isSilent() throws Exception {
        String script = "{ \"$0\" -jar \"$1\" settings; echo $? > \"$2\"; } | true";
        Path code = folder.resolve("code");
        try (ChildJvm child =
                ChildJvm.start(List.of("/bin/sh", "-c", script, JAVA, ChildJvm.PLUGIN.toString(), code.toString()))) {
            assertThat(child.end().errors()).isEmpty();
            assertThat(Files.readString(code)).isEqualTo("0\n");
        }
    }
}
