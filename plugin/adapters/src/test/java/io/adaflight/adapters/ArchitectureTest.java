package io.adaflight.adapters;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each adapter sees one library and what the plugin exports, so that the other libraries can be missing. */
class ArchitectureTest {
    private static final JavaClasses PRODUCT = new ClassFileImporter().importPath(Path.of("target", "classes"));

    @ParameterizedTest
    @CsvSource({
        "io.adaflight.adapters, java.lang",
        "io.adaflight.adapters.micrometer, io.micrometer..",
        "io.adaflight.adapters.opentelemetry, io.opentelemetry.api..",
        "io.adaflight.adapters.logback, ch.qos.logback..",
        "io.adaflight.adapters.log4j, org.apache.logging.log4j..",
        "io.adaflight.adapters.kafka, org.apache.kafka.."
    })
    void adapter_dependencies_areItsLibraryAndTheExportedPackage(String adapter, String library) {
        classes()
                .that()
                .resideInAPackage(adapter)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        adapter, library, "io.adaflight", "io.adaflight.adapters", "java..", "org.jspecify.."))
                .check(PRODUCT);
    }

    @Test
    void logstashListener_dependencies_areItsLibraryAndLogback() {
        classes()
                .that()
                .resideInAPackage("io.adaflight.adapters.logstash")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "io.adaflight.adapters.logstash",
                        "net.logstash.logback..",
                        "ch.qos.logback..",
                        "io.adaflight",
                        "java..",
                        "org.jspecify.."))
                .check(PRODUCT);
    }
}
