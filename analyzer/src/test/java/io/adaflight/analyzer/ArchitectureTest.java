package io.adaflight.analyzer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.adaflight.analyzer");

    @Test
    void packages_dependencies_goOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("cli")
                .definedBy("io.adaflight.analyzer.cli..")
                .layer("report")
                .definedBy("io.adaflight.analyzer.report..")
                .layer("rows")
                .definedBy("io.adaflight.analyzer.rows..")
                .layer("wording")
                .definedBy("io.adaflight.analyzer.wording..")
                .layer("jmc")
                .definedBy("io.adaflight.analyzer.jmc..")
                .layer("analysis")
                .definedBy("io.adaflight.analyzer.analysis..")
                .layer("recording")
                .definedBy("io.adaflight.analyzer.recording..")
                .layer("live")
                .definedBy("io.adaflight.analyzer.live..")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("jmc")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("rows")
                .mayOnlyBeAccessedByLayers("cli", "report")
                .whereLayer("wording")
                .mayOnlyBeAccessedByLayers("report", "jmc")
                .whereLayer("report")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("live")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("analysis")
                .mayOnlyBeAccessedByLayers("cli", "report", "rows", "wording", "jmc")
                .check(CLASSES);
        slices().matching("io.adaflight.analyzer.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void libraries_each_areSeenByOnePackage() {
        only("jmc", "org.openjdk.jmc.flightrecorder.rules..");
        noClasses()
                .that()
                .resideOutsideOfPackages("io.adaflight.analyzer.recording..", "io.adaflight.analyzer.jmc..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.openjdk.jmc..")
                .check(CLASSES);
        only("recording", "io.adaflight.events..");
        only("report", "com.fasterxml.jackson..");
        only("cli", "picocli..");
        only("live", "jdk.jfr..");
        only("live", "jdk.management..");
        only("live", "javax.management..");
        only("live", "com.sun..");
    }

    @Test
    void plugin_anyClass_isNotUsed() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.adaflight.plugin..", "io.adaflight.internal.counters..", "io.adaflight.internal.registry..")
                .check(CLASSES);
    }

    private static void only(String owner, String library) {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.adaflight.analyzer." + owner + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(CLASSES);
    }
}
