package io.adaflight;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The arrows between modules and packages, one way. */
class ArchitectureTest {
    private static final Set<String> OUTSIDE_OF_INTERNAL = Set.of("events", "layout", "bridge");

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .importPaths(
                    Path.of("..", "jfr-events", "target", "classes"),
                    Path.of("..", "plugin", "target", "classes"),
                    Path.of("target", "classes"));

    @Test
    void modules_arrows_goOneWay() {
        classes()
                .that()
                .resideInAPackage("io.adaflight.events..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "jdk.jfr..", "io.adaflight.events..")
                        .or(resideInAPackage("org.jspecify..")))
                .check(PRODUCT);
        noClasses()
                .that()
                .resideInAPackage("io.adaflight.analyzer..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.adaflight..")
                        .and(resideInAnyPackage(
                                        "io.adaflight.analyzer..", "io.adaflight.events..", "io.adaflight.layout..")
                                .negate()))
                .check(PRODUCT);
        noClasses()
                .that()
                .resideOutsideOfPackage("io.adaflight.analyzer..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.adaflight.analyzer..")
                .check(PRODUCT);
    }

    @Test
    void plugin_dependencies_areTheJdkAndOurEvents() {
        classes()
                .that()
                .resideOutsideOfPackage("io.adaflight.analyzer..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "jdk.jfr..", "io.adaflight..", "org.jspecify..")
                        .or(resideInAPackage("org.objectweb.asm")))
                .check(PRODUCT);
        noClasses()
                .that()
                .resideOutsideOfPackage("io.adaflight.internal.instrument")
                .should()
                .dependOnClassesThat(resideInAPackage("org.objectweb.asm"))
                .check(PRODUCT);
    }

    @Test
    void bridge_dependencies_areTheJdkAlone() {
        classes()
                .that()
                .resideInAPackage("io.adaflight.bridge")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "io.adaflight.bridge", "org.jspecify.."))
                .check(PRODUCT);
    }

    @Test
    void pluginPackages_arrows_goOneWay() {
        allow("time");
        allow("failures");
        allow("claims");
        allow("looks");
        allow("counters", "time");
        allow("registry", "counters", "time");
        allow("pipeline", "registry", "counters", "time", "failures", "claims");
        allow("collector", "registry", "counters", "time", "claims");
        allow("layout");
        allow("persist", "collector", "counters", "registry", "time", "failures", "layout");
        allow("jfr", "collector", "registry", "counters", "time", "failures", "looks", "events");
        allow("instrument", "bridge", "jfr", "registry", "counters", "time");
    }

    private static void allow(String from, String... to) {
        String[] packages = new String[to.length + 2];
        packages[0] = packageOf(from);
        packages[1] = "io.adaflight"; // The types that an application sees, which internal classes implement.
        for (int index = 0; index < to.length; index++) {
            packages[index + 2] = packageOf(to[index]);
        }
        noClasses()
                .that()
                .resideInAPackage(packageOf(from))
                .should()
                .dependOnClassesThat(resideInAPackage("io.adaflight..")
                        .and(resideInAnyPackage(packages).negate()))
                .allowEmptyShould(true)
                .check(PRODUCT);
    }

    /** The name of a package, which is an internal one of the plugin unless it is one of the recorded format. */
    private static String packageOf(String simpleName) {
        return OUTSIDE_OF_INTERNAL.contains(simpleName)
                ? "io.adaflight." + simpleName
                : "io.adaflight.internal." + simpleName;
    }

    @Test
    void packages_cycles_areNone() {
        slices().matching("io.adaflight.(*)..").should().beFreeOfCycles().check(PRODUCT);
        slices().matching("io.adaflight.internal.(*)..")
                .should()
                .beFreeOfCycles()
                .check(PRODUCT);
        slices().matching("io.adaflight.analyzer.(*)..")
                .should()
                .beFreeOfCycles()
                .check(PRODUCT);
    }

    @Test
    void eventClasses_inThePlugin_areSeenByTheJfrPackageOnly() {
        noClasses()
                .that()
                .resideInAnyPackage("io.adaflight", "io.adaflight.(*)", "io.adaflight.internal.(*)")
                .and()
                .resideOutsideOfPackages("io.adaflight.internal.jfr", "io.adaflight.events", "io.adaflight.analyzer")
                .should()
                .dependOnClassesThat(resideInAnyPackage("jdk.jfr..", "io.adaflight.events.."))
                .check(PRODUCT);
    }

    @Test
    void jfrPackage_entry_seesNoJfrClass() {
        noClasses()
                .that(name("io.adaflight.internal.jfr.FlightRecording"))
                .should()
                .dependOnClassesThat(resideInAnyPackage("jdk.jfr..", "io.adaflight.events.."))
                .check(PRODUCT);
    }
}
