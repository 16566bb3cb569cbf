package io.adaflight;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows between modules, between rooms and to libraries, one way. */
class ArchitectureTest {
    /* What reports are about. */
    private static final String[] REPORTED = {
        "analysis.anomalies",
        "analysis.causes",
        "analysis.compare",
        "analysis.fleet",
        "analysis.live",
        "analysis.result",
        "recording",
        "recording.event",
        "recording.warning",
        "wording"
    };

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
                        .or(resideInAnyPackage("org.objectweb.asm", "com.sun.net.httpserver", "javax.management..")))
                .check(PRODUCT);
        noClasses()
                .that()
                .resideOutsideOfPackage("io.adaflight.internal.jmx")
                .and()
                .resideOutsideOfPackage("io.adaflight.analyzer..")
                .should()
                .dependOnClassesThat(resideInAPackage("javax.management.."))
                .check(PRODUCT);
        noClasses()
                .that()
                .resideOutsideOfPackage("io.adaflight.internal.http")
                .should()
                .dependOnClassesThat(resideInAPackage("com.sun.net.httpserver"))
                .check(PRODUCT);
        noClasses()
                .that()
                .resideOutsideOfPackage("io.adaflight.internal.instrument")
                .should()
                .dependOnClassesThat(resideInAPackage("org.objectweb.asm"))
                .check(PRODUCT);
    }

    @Test
    void recordedFormat_isSeenByWhatWritesIt() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.adaflight.internal.persist",
                        "io.adaflight.internal.metrics",
                        "io.adaflight.layout",
                        "io.adaflight.analyzer..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.adaflight.layout"))
                .check(PRODUCT);
        noClasses()
                .that()
                .resideOutsideOfPackages("io.adaflight.internal.instrument", "io.adaflight.bridge")
                .should()
                .dependOnClassesThat(resideInAPackage("io.adaflight.bridge"))
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

    private static Rooms plugin() {
        return new Rooms("io.adaflight.internal")
                .room("time")
                .room("failures")
                .room("claims")
                .room("looks")
                .room("counters", "time")
                .room("registry", "counters", "time")
                .room("pipeline", "registry", "counters", "time", "failures", "claims")
                .room("collector", "registry", "counters", "time", "claims")
                .room("queue", "registry", "counters", "time")
                .room("persist", "collector", "counters", "registry", "time", "failures")
                .room("jfr", "collector", "registry", "counters", "time", "failures", "looks")
                .room("jmx", "collector", "registry", "failures")
                .room("metrics", "collector", "registry", "counters")
                .room("http", "metrics", "failures")
                .room("instrument", "jfr", "registry", "counters", "time")
                .room("agent", "instrument", "collector");
    }

    private static Rooms analyzer() {
        return new Rooms("io.adaflight.analyzer")
                .room("recording.event")
                .room("recording.warning")
                .room("recording.chunk", "recording.event", "recording.warning")
                .room("recording.decode", "recording.event", "recording.warning")
                .room("recording", "recording.chunk", "recording.decode", "recording.event", "recording.warning")
                .room("counters", "recording", "recording.event")
                .room("live", "recording.decode", "recording.event")
                .room("analysis.anomalies")
                .room("analysis.causes", "recording.event")
                .room(
                        "analysis.result",
                        "analysis.anomalies",
                        "analysis.causes",
                        "recording",
                        "recording.event",
                        "recording.warning")
                .room(
                        "analysis.count",
                        "analysis.anomalies",
                        "analysis.causes",
                        "analysis.result",
                        "recording",
                        "recording.event",
                        "recording.warning")
                .room("analysis.compare", "analysis.causes", "analysis.result", "recording.event", "recording.warning")
                .room(
                        "analysis.fleet",
                        "analysis.causes",
                        "analysis.count",
                        "analysis.result",
                        "recording",
                        "recording.event",
                        "recording.warning")
                .room("analysis.live", "analysis.count", "analysis.result", "recording", "recording.event")
                .room("wording", "analysis.anomalies", "analysis.causes", "analysis.result")
                .room(
                        "rows",
                        "analysis.anomalies",
                        "analysis.causes",
                        "analysis.count",
                        "analysis.result",
                        "recording",
                        "recording.event",
                        "recording.warning")
                .room("report", REPORTED)
                .room("report.text", with(REPORTED, "report"))
                .room("report.json", with(REPORTED, "report", "report.text"))
                .room("report.html", "analysis.fleet", "analysis.result", "recording", "report", "report.json")
                .room("report.export", with(REPORTED, "report", "report.text", "report.json", "rows"))
                .room("report.ci", with(REPORTED, "report", "report.text", "report.json"))
                .room(
                        "jmc",
                        "analysis.anomalies",
                        "analysis.causes",
                        "analysis.compare",
                        "analysis.count",
                        "analysis.result",
                        "recording",
                        "recording.event",
                        "recording.warning",
                        "wording")
                .room(
                        "cli",
                        with(
                                REPORTED,
                                "analysis.count",
                                "counters",
                                "live",
                                "report",
                                "report.ci",
                                "report.export",
                                "report.html",
                                "report.json",
                                "report.text",
                                "rows"));
    }

    private static String[] with(String[] some, String... more) {
        return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray(String[]::new);
    }

    @Test
    void rooms_arrows_goOneWay() {
        plugin().check(PRODUCT);
        analyzer().check(PRODUCT);
        slices().matching("io.adaflight.(*)..").should().beFreeOfCycles().check(PRODUCT);
    }

    @Test
    void rooms_arrowsThatAreNotNamed_fail() {
        assertThatThrownBy(() ->
                        new Rooms("io.adaflight").room("layout").room("events").check(PRODUCT))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("is in no room");
        Rooms emptyRoom = plugin().room("attic");
        assertThatThrownBy(() -> emptyRoom.check(PRODUCT))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("nothing is in [attic]");
        Rooms withoutArrow = plugin().room("agent", "collector");
        assertThatThrownBy(() -> withoutArrow.check(PRODUCT))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("io.adaflight.internal.instrument");
        Rooms one = new Rooms("io.adaflight.analyzer");
        assertThatThrownBy(() -> one.room("live", "cli"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("live uses cli, which is not built before it");
    }

    @Test
    void libraries_ofTheAnalyzer_areSeenByFewRooms() {
        only("org.openjdk.jmc.flightrecorder.rules..", "jmc");
        only("org.openjdk.jmc..", "jmc", "recording", "live");
        only("com.fasterxml.jackson..", "report");
        only("io.adaflight.events..", "recording");
        only("picocli..", "cli");
        only("jdk.jfr..", "live");
        only("jdk.management..", "live");
        only("javax.management..", "live");
        only("com.sun..", "live");
        assertThatThrownBy(() -> only("org.openjdk.jmc..", "jmc"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("io.adaflight.analyzer.recording");
    }

    private static void only(String library, String... owners) {
        noClasses()
                .that()
                .resideInAPackage("io.adaflight.analyzer..")
                .and()
                .resideOutsideOfPackages(Arrays.stream(owners)
                        .map(owner -> "io.adaflight.analyzer." + owner + "..")
                        .toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
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
