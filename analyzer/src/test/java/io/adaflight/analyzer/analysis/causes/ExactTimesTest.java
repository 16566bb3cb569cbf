package io.adaflight.analyzer.analysis.causes;

import static io.adaflight.analyzer.analysis.causes.Scene.DRAIN;
import static io.adaflight.analyzer.analysis.causes.Scene.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.adaflight.analyzer.analysis.causes.Evidence.Attribute;
import io.adaflight.analyzer.recording.event.ThreadSpell.Kind;
import io.adaflight.analyzer.recording.event.VmPause;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each thing that a thread or the JVM waits for, as the cause that it is. */
class ExactTimesTest {
    /* Ten seconds, of which the drain stood for 500 ms; it was free again for 100 ms of the window. */
    private static Scene stalled() {
        return Scene.recorded().calm(20).losing(5, 0).losing(1, 80).calm(74);
    }

    private static CauseShare main(CauseReport report) {
        return Objects.requireNonNull(report.main());
    }

    private static List<Attribute> evidence(CauseShare share) {
        return share.evidence().get(0).attributes();
    }

    @ParameterizedTest
    @CsvSource({
        "MONITOR_ENTER, LOCK",
        "PARK, PARK",
        "MONITOR_WAIT, PARK",
        "SLEEP, SLEEP",
        "FILE_READ, FILE_IO",
        "FILE_WRITE, FILE_IO",
        "FILE_FORCE, FILE_IO",
        "SOCKET_READ, SOCKET_IO",
        "SOCKET_WRITE, SOCKET_IO",
        "ALLOCATION_STALL, GC_PAUSE"
    })
    void wait_ofTheDrainWhileEventsAreLost_isItsCause(Kind kind, Cause cause) {
        CauseReport report = stalled().waiting(kind, 2000, 2500).report();
        CauseShare main = main(report);
        assertThat(main.cause()).isEqualTo(cause);
        assertThat(main.share()).isGreaterThan(0.9);
        assertThat(main.confidence()).isBetween(0.5, 0.95);
        assertThat(main.evidence().get(0).heldNanos()).isEqualTo(500 * Scene.MILLI);
        assertThat(main.evidence().get(0).longestStartNanos()).isEqualTo(at(2000));
        assertThat(main.evidence().get(0).longestEndNanos()).isEqualTo(at(2500));
        assertThat(evidence(main))
                .contains(
                        new Attribute(Evidence.Key.THREAD, "drain"), new Attribute(Evidence.Key.FRAMES, "Some.method"));
    }

    @ParameterizedTest
    @CsvSource({
        "COLLECTION, GC_PAUSE, some pause",
        "OPERATION, SAFEPOINT, some pause",
        "SYNCHRONIZATION, SAFEPOINT, time to safepoint"
    })
    void stop_ofTheWholeJvm_isItsCause(VmPause.Kind kind, Cause cause, String operation) {
        CauseShare main = main(stalled().stopped(kind, 2000, 2500).report());
        assertThat(main.cause()).isEqualTo(cause);
        assertThat(evidence(main)).containsExactly(new Attribute(Evidence.Key.OPERATION, operation));
    }

    @Test
    void stop_ofTheWholeJvm_isKnownWithoutAnyDrainThread() {
        Scene scene = new Scene().calm(20).losing(5, 0).calm(20).stopped(VmPause.Kind.COLLECTION, 2000, 2500);
        CauseReport report = scene.report();
        assertThat(main(report).cause()).isEqualTo(Cause.GC_PAUSE);
        assertThat(report.missing()).anyMatch(missing -> missing.setting().equals("PipelineMetrics.drainThread()"));
    }

    @Test
    void wait_ofAnotherThread_isNoCause() {
        CauseReport report =
                stalled().waiting(99, Kind.SLEEP, 2000, 2500, "", 0, "X.y").report();
        assertThat(main(report).cause()).isEqualTo(Cause.UNEXPLAINED);
    }

    @Test
    void lock_itsOwner_isNamedWithWhatItDid() {
        Scene scene = stalled()
                .waiting(31, Kind.FILE_WRITE, 2010, 2480, "/data", 0, "W.write")
                .waiting(DRAIN, Kind.MONITOR_ENTER, 2000, 2500, "audit.Journal", 31, "S.write");
        assertThat(evidence(main(scene.report())))
                .contains(
                        new Attribute(Evidence.Key.OWNER, "owner-31"),
                        new Attribute(Evidence.Key.CLASS, "audit.Journal"),
                        new Attribute(Evidence.Key.OWNER_WAS, "FILE_IO"));
    }

    @ParameterizedTest
    @CsvSource({
        "MONITOR_ENTER, LOCK",
        "MONITOR_WAIT, PARK",
        "PARK, PARK",
        "SLEEP, SLEEP",
        "FILE_READ, FILE_IO",
        "SOCKET_WRITE, SOCKET_IO",
        "ALLOCATION_STALL, GC_PAUSE"
    })
    void lock_whatItsOwnerDid_isToldAsACause(Kind kind, Cause cause) {
        Scene scene = stalled()
                .waiting(31, kind, 2010, 2480, "", 0, "W.write")
                .waiting(DRAIN, Kind.MONITOR_ENTER, 2000, 2500, "audit.Journal", 31, "S.write");
        assertThat(evidence(main(scene.report()))).contains(new Attribute(Evidence.Key.OWNER_WAS, cause.name()));
    }

    @Test
    void lock_ownerThatDidLittleKnown_isNamedWithoutIt() {
        Scene scene = stalled()
                .waiting(31, Kind.SLEEP, 2010, 2100, "", 0, "W.write")
                .waiting(31, Kind.SLEEP, 1000, 1100, "", 0, "W.write")
                .waiting(DRAIN, Kind.MONITOR_ENTER, 2000, 2500, "audit.Journal", 31, "S.write");
        assertThat(evidence(main(scene.report()))).noneMatch(attribute -> attribute.key() == Evidence.Key.OWNER_WAS);
    }

    @Test
    void stop_withinAWait_countsForTheStop() {
        CauseReport report = stalled()
                .stopped(VmPause.Kind.COLLECTION, 2050, 2450)
                .waiting(Kind.SLEEP, 2000, 2500)
                .report();
        assertThat(main(report).cause()).isEqualTo(Cause.GC_PAUSE);
        assertThat(report.shares().get(1).cause()).isEqualTo(Cause.SLEEP);
        assertThat(main(report).share() / report.shares().get(1).share()).isCloseTo(4, within(1e-6));
    }

    @Test
    void waits_withinEachOther_countForTheInnerOne() {
        CauseReport report = stalled()
                .waiting(DRAIN, Kind.FILE_FORCE, 2100, 2500, "/data", 0, "F.force")
                .waiting(DRAIN, Kind.FILE_WRITE, 2000, 2500, "/data", 0, "F.write")
                .report();
        assertThat(main(report).evidence().get(0).attributes()).contains(new Attribute(Evidence.Key.FRAMES, "F.force"));
        assertThat(main(report).evidence())
                .extracting(Evidence::heldNanos)
                .containsExactly(400 * Scene.MILLI, 100 * Scene.MILLI);
        assertThat(main(report).evidence().get(0).attributes()).contains(new Attribute(Evidence.Key.BYTES, "10"));
    }

    @Test
    void wait_whereTheDrainIsIdle_isNoCause() {
        Scene scene = Scene.recorded();
        for (int time = 0; time < 2000; time += 100) {
            scene.waiting(Kind.PARK, time + 10, time + 90);
        }
        scene.waiting(Kind.PARK, 2000, 2080);
        CauseReport report = scene.calm(20).losing(5, 0).calm(25).report();
        assertThat(report.shares()).noneMatch(share -> share.cause() == Cause.PARK);
    }

    @Test
    void wait_thatOnlyACollectionMadeLong_isNoCause() {
        Scene scene = Scene.recorded();
        for (int time = 0; time < 2000; time += 100) {
            scene.waiting(Kind.PARK, time + 50, time + 90);
        }
        scene.stopped(VmPause.Kind.COLLECTION, 2010, 2500).waiting(Kind.PARK, 2000, 2510);
        CauseReport report = scene.calm(20).losing(6, 10).calm(25).report();
        assertThat(main(report).cause()).isEqualTo(Cause.GC_PAUSE);
        assertThat(report.shares()).noneMatch(share -> share.cause() == Cause.PARK);
    }

    @Test
    void wait_whenThereIsNoCalmTimeToCompareWith_counts() {
        Scene scene = Scene.recorded().waiting(Kind.PARK, 0, 900).losing(9, 0).losing(1, 90);
        assertThat(main(scene.report()).cause()).isEqualTo(Cause.PARK);
    }

    @Test
    void nothingLost_hasNoCause() {
        CauseReport report =
                Scene.recorded().waiting(Kind.SLEEP, 0, 900).calm(50).report();
        assertThat(report).isEqualTo(CauseReport.NONE);
        assertThat(report.main()).isNull();
    }

    @Test
    void drainThreads_twoOfWhichOneStands_takeHalfEach() {
        Scene scene = Scene.recorded().waiting(Kind.SLEEP, 2000, 2500);
        scene.analysis.drains(8, "second");
        scene.ran(1000, 0.3).ran(2000, 0.3).ran(3000, 0.4);
        CauseReport report = scene.calm(20).losing(5, 50).calm(23).report();
        assertThat(main(report).cause()).isEqualTo(Cause.SLEEP);
    }
}
