package io.adaflight.analyzer.analysis.causes;

import static io.adaflight.analyzer.analysis.causes.Scene.COMPUTE;
import static io.adaflight.analyzer.analysis.causes.Scene.FORCE;
import static io.adaflight.analyzer.analysis.causes.Scene.SLEEP;
import static io.adaflight.analyzer.analysis.causes.Scene.TAKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.adaflight.analyzer.recording.event.CpuThrottling;
import io.adaflight.analyzer.recording.event.ProcessorCount;
import io.adaflight.analyzer.recording.event.ThreadSpell;
import io.adaflight.analyzer.recording.event.VmPause;
import io.adaflight.analyzer.wording.CauseAdvice;
import io.adaflight.analyzer.wording.CauseSentence;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The loss goes to the parts of the service time that grew. */
class QueueLawsTest {
    /* 20 snapshots of 1000 events offered and drained, the drain at work for a twentieth of the time and running. */
    private static Scene calm() {
        return Scene.recorded()
                .works(0.05, 0.05, 0)
                .seen("WAITING", TAKE, 0, "", "")
                .snapshots(20, 1000, 1000, 0);
    }

    private static CauseShare main(Scene scene) {
        return Objects.requireNonNull(scene.report().main());
    }

    @Test
    void shortSleeps_ofADrainWhoseProducersThenSpeedUp_areTheCause() {
        CauseReport report = calm().works(1, 0.02, 0)
                .seen("TIMED_WAITING", SLEEP)
                .snapshots(20, 2000, 95, 400)
                .works(0.05, 0.05, 0)
                .snapshots(10, 1000, 1000, 0)
                .report();
        CauseShare main = report.shares().get(0);

        assertThat(main.cause()).isEqualTo(Cause.SLEEP);
        assertThat(main.share()).isGreaterThan(0.9);
        assertThat(main.confidence()).isGreaterThan(0.9);
        assertThat(main.evidence().get(0).of(Evidence.Key.FRAMES)).isEqualTo(SLEEP);
        assertThat(main.evidence().get(0).outOf()).isEqualTo(100);
        DrainTime time = Objects.requireNonNull(report.drainTime());
        assertThat(time.losing().nanos()).isCloseTo(1e8 / 95, within(1.0));
        assertThat(time.losing().parts().stream()
                        .mapToDouble(DrainTime.Part::nanos)
                        .sum())
                .isCloseTo(time.losing().nanos(), within(1.0));
        DrainTime.ServiceTime calm = Objects.requireNonNull(time.calm());
        assertThat(calm.nanos()).isCloseTo(5000, within(1.0));
        assertThat(calm.nanosOf(Cause.SLOW_SINK)).isCloseTo(5000, within(1.0));
        assertThat(time.calmCapacityPerSecond()).isCloseTo(200_000, within(1.0));
    }

    @Test
    void confidence_ofACauseBesideTheMainOne_isThatItHadAPart() {
        Scene scene = calm().works(1, 0.02, 0).seen("TIMED_WAITING", SLEEP);
        long from = scene.now();
        CauseReport report = scene.snapshots(20, 2000, 95, 400)
                .stopped(VmPause.Kind.COLLECTION, from + 500, from + 800)
                .report();
        CauseShare second = report.shares().get(1);

        assertThat(main(scene).cause()).isEqualTo(Cause.SLEEP);
        assertThat(second.cause()).isEqualTo(Cause.GC_PAUSE);
        assertThat(second.share()).isBetween(0.1, 0.2);
        assertThat(second.confidence()).isBetween(0.8, 0.97);
    }

    @Test
    void takes_seenInAllOfAFewLooks_areNoWork() {
        Scene scene = Scene.recorded()
                .withoutWork()
                .works(0, 0.05, 0)
                .seen("RUNNABLE", COMPUTE)
                .snapshots(3, 1000, 1000, 0)
                .seen("WAITING", TAKE)
                .snapshots(17, 1000, 1000, 0);
        long from = scene.now();
        CauseReport report = scene.snapshots(2, 1000, 800, 0)
                .stopped(VmPause.Kind.OPERATION, from + 20, from + 90)
                .report();

        assertThat(report.shares()).noneMatch(share -> share.cause() == Cause.PARK);
        assertThat(report.shares().get(0).cause()).isEqualTo(Cause.SAFEPOINT);
    }

    @Test
    void backlogOfALongPause_isThePausesAlsoInTheNextInterval() {
        Scene scene = calm().works(0.05, 0.05, 0).seen("WAITING", TAKE, 0, "", "");
        long from = scene.now();
        CauseReport report = scene.snapshot(900, 1000, 900, 1000)
                .snapshots(1, 9000, 5000, 0)
                .stopped(VmPause.Kind.COLLECTION, from + 20, from + 890)
                .report();

        assertThat(report.shares()).hasSize(1);
        assertThat(report.shares().get(0).cause()).isEqualTo(Cause.GC_PAUSE);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, true, true", "0, 0, false, false", "1, 0, true, false", "1, 1, true, false", "1, 2, true, true"})
    void waitForAProcessor_isLessSureWhereTheQuotaIsNotRecorded(
            double quota, int readings, boolean enabled, boolean sure) {
        Scene scene = calm().works(1, 0.1, 0.9)
                .seen("RUNNABLE", COMPUTE)
                .set(CpuThrottling.EVENT, "enabled", String.valueOf(enabled));
        scene.vm.add(new ProcessorCount(Scene.at(0), 2, true, quota));
        for (int reading = 1; reading <= readings; reading++) {
            scene.throttled(reading * 1000L, reading * 10L, 0);
        }
        CauseReport report = scene.snapshots(20, 2000, 200, 400).report();

        assertThat(report.shares().get(0).cause()).isEqualTo(Cause.CPU_SATURATED);
        if (sure) {
            assertThat(report.shares().get(0).confidence()).isGreaterThan(0.9);
            assertThat(report.missing()).isEmpty();
        } else {
            assertThat(report.shares().get(0).confidence()).isBetween(0.5, 0.7);
            assertThat(report.missing())
                    .extracting(MissingEvidence::setting)
                    .containsExactly("jdk.ContainerCPUThrottling#period=1 s");
        }
    }

    @Test
    void window_ofAQueueThatIsNeverEmpty_beginsWhereItGrows() {
        Scene scene = Scene.recorded()
                .works(0.05, 0.05, 0)
                .seen("WAITING", TAKE, 0, "", "")
                .snapshots(20, 1000, 1000, 25);
        CauseReport report = scene.works(1, 0.02, 0)
                .seen("TIMED_WAITING", SLEEP)
                .snapshots(2, 1000, 100, 50)
                .report();

        assertThat(report.lossNanos()).isEqualTo(200_000_000);
    }

    @Test
    void stop_thatExplainsTheTimeAtWork_isTakenAsWhole() {
        Scene scene = calm().works(0.2, 0.05, 0.05).seen("WAITING", TAKE, 0, "", "");
        long from = scene.now();
        CauseReport report = scene.snapshots(4, 1000, 950, 400)
                .stopped(VmPause.Kind.OPERATION, from + 10, from + 50)
                .report();
        DrainTime time = Objects.requireNonNull(report.drainTime());

        assertThat(time.losing().nanosOf(Cause.SAFEPOINT) * time.losing().events())
                .isCloseTo(40e6, within(1e3));
    }

    @Test
    void shortForces_whoseLittleComputingGrewTwelveTimes_areTheCause() {
        CauseShare main = main(calm().works(1, 0.12, 0).seen("RUNNABLE", FORCE).snapshots(20, 1000, 200, 400));

        assertThat(main.cause()).isEqualTo(Cause.FILE_IO);
        assertThat(main.share()).isGreaterThan(0.8);
    }

    @Test
    void waitForAProcessor_isTakenFromItsMeasureAndNeverFromTheLoadOfTheMachine() {
        assertThat(main(calm().works(1, 0.1, 0.9).seen("RUNNABLE", COMPUTE).snapshots(20, 1000, 500, 400))
                        .cause())
                .isEqualTo(Cause.CPU_SATURATED);
        Scene busy = calm().works(1, 0.02, 0).seen("TIMED_WAITING", SLEEP).snapshots(20, 1000, 500, 400);
        for (int second = 1000; second <= 4000; second += 1000) {
            busy.busy(second, 0.99);
        }
        assertThat(main(busy).cause()).isEqualTo(Cause.SLEEP);
    }

    @Test
    void waitForAProcessor_atTheEndOfASleep_isTheSleeps() {
        CauseShare main =
                main(calm().works(1, 0.1, 0.5).seen("TIMED_WAITING", SLEEP).snapshots(20, 1000, 95, 400));
        assertThat(main.cause()).isEqualTo(Cause.SLEEP);
        assertThat(main.share()).isGreaterThan(0.85);
    }

    @Test
    void burst_beyondTheCalmCapacity_isTheProducersAndWithinItTheDrains() {
        CauseShare beyond = main(calm().works(1, 1, 0)
                .seen("RUNNABLE", COMPUTE)
                .snapshots(10, 60_000, 20_000, 400)
                .works(0.05, 0.05, 0)
                .snapshots(10, 1000, 1000, 0));
        assertThat(beyond.cause()).isEqualTo(Cause.PRODUCER_BURST);
        assertThat(beyond.confidence()).isGreaterThan(0.9);
        assertThat(beyond.evidence().get(0).of(Evidence.Key.FIGURE))
                .isEqualTo("600,000 events offered a second, usually 10,000");

        CauseShare within = main(calm().works(1, 1, 0).seen("RUNNABLE", COMPUTE).snapshots(10, 4000, 2000, 400));
        assertThat(within.cause()).isEqualTo(Cause.SLOW_SINK);
    }

    @Test
    void burst_thatComesBeforeTheDrainSlowsDown_isCountedInFull() {
        CauseShare main = main(calm().works(0.8, 0.8, 0)
                .counted(1, 40_000, 0, 16_000, 24_000, 0)
                .works(1, 0.5, 0)
                .seen("TIMED_WAITING", SLEEP)
                .snapshots(8, 60_000, 10_000, 24_000));
        assertThat(main.cause()).isEqualTo(Cause.PRODUCER_BURST);
    }

    @Test
    void burst_thatTakesTheDrainsProcessor_isTheProducers() {
        CauseShare main =
                main(calm().works(1, 0.4, 0.6).seen("RUNNABLE", COMPUTE).snapshots(10, 30_000, 8_000, 400));
        assertThat(main.cause()).isEqualTo(Cause.PRODUCER_BURST);
    }

    @Test
    void burst_shorterThanAnInterval_leavesTheDrainTimeToSpare() {
        CauseShare main = main(calm().works(0.06, 0.06, 0)
                .seen("WAITING", TAKE, 0, "", "")
                .snapshots(1, 1100, 1000, 0)
                .snapshots(10, 1000, 1000, 0));
        assertThat(main.cause()).isEqualTo(Cause.PRODUCER_BURST);
        assertThat(main.confidence()).isGreaterThan(0.7);
    }

    @Test
    void burst_inWhichTheJvmStopsForAMoment_isTheProducers() {
        Scene scene = calm();
        long from = scene.now();
        CauseReport report = scene.works(0.5, 0.5, 0)
                .seen("RUNNABLE", COMPUTE)
                .stopped(VmPause.Kind.COLLECTION, from + 40, from + 60)
                .snapshots(1, 8000, 7000, 400)
                .works(0.05, 0.05, 0)
                .seen("WAITING", TAKE, 0, "", "")
                .snapshots(10, 1000, 1000, 0)
                .report();
        assertThat(report.shares().get(0).cause()).isEqualTo(Cause.PRODUCER_BURST);
        assertThat(report.shares().get(0).share()).isGreaterThan(0.7);
    }

    @Test
    void burst_whichPausesThatAreNotRecordedCouldExplain_isUnsureAndNamesTheSetting() {
        CauseReport report = calm().set(VmPause.Kind.COLLECTION.event(), "enabled", "false")
                .works(0.06, 0.06, 0)
                .seen("WAITING", TAKE, 0, "", "")
                .snapshots(1, 1100, 1000, 0)
                .snapshots(10, 1000, 1000, 0)
                .report();
        assertThat(report.shares().get(0).cause()).isEqualTo(Cause.PRODUCER_BURST);
        assertThat(report.shares().get(0).confidence()).isEqualTo(0.5);
        assertThat(report.missing())
                .extracting(MissingEvidence::setting)
                .containsExactly("jdk.GCPhasePause#enabled=true");
    }

    @Test
    void drainWithTimeToSpare_whosePartsChangedAndWhoseServiceTimeDidNot_isNoCause() {
        CauseShare main = main(calm().works(0.06, 0.01, 0)
                .seen("RUNNABLE", FORCE)
                .snapshots(1, 1200, 1000, 0)
                .works(0.05, 0.05, 0)
                .seen("WAITING", TAKE, 0, "", "")
                .snapshots(10, 1000, 1000, 0));
        assertThat(main.cause()).isEqualTo(Cause.PRODUCER_BURST);
        assertThat(main.share()).isEqualTo(1);
    }

    @Test
    void overload_whoseFirstMomentsLookCalm_isNoBurst() {
        CauseReport report = Scene.recorded()
                .works(1, 0.1, 0)
                .seen("TIMED_WAITING", SLEEP)
                .counted(4, 300, 0, 80, 0, 0)
                .snapshots(30, 400, 80, 1000)
                .report();
        assertThat(report.shares().get(0).cause()).isEqualTo(Cause.SLEEP);
        assertThat(report.shares().get(0).share()).isGreaterThan(0.5);
    }

    @Test
    void looksWithoutAStack_areWhatThatStateMostlyIsInAllOfTheLoss() {
        Scene scene = calm().works(1, 0.1, 0.6).seen("RUNNABLE", FORCE).snapshots(10, 1000, 200, 400);
        CauseReport report =
                scene.seen("RUNNABLE", "").snapshots(20, 1000, 200, 400).report();
        assertThat(report.shares().get(0).cause()).isEqualTo(Cause.FILE_IO);
        assertThat(report.shares().get(0).share()).isGreaterThan(0.9);
    }

    @Test
    void exactWait_whereTheDrainSaysThatItIsIdle_isNoCause() {
        CauseReport report = calm().works(1, 0.1, 0)
                .snapshots(10, 1000, 300, 400)
                .waiting(Scene.DRAIN, ThreadSpell.Kind.PARK, 2000, 3000, "q", 0, TAKE)
                .report();
        assertThat(report.shares()).noneMatch(share -> share.cause() == Cause.PARK);
    }

    @Test
    void overload_fromTheStart_isTheLargestPart() {
        CauseReport report = Scene.recorded()
                .works(1, 0.3, 0.1)
                .seen("TIMED_WAITING", SLEEP)
                .snapshots(30, 1000, 400, 400)
                .report();
        CauseShare main = report.shares().get(0);
        assertThat(main.cause()).isEqualTo(Cause.SLEEP);
        assertThat(main.share()).isCloseTo(0.7, within(0.01));
        assertThat(main.fromStart()).isTrue();
        DrainTime time = Objects.requireNonNull(report.drainTime());
        assertThat(time.calm()).isNull();
        assertThat(time.losingCapacityPerSecond()).isCloseTo(4000, within(1.0));
        assertThat(time.losingOfferedPerSecond()).isCloseTo(10_000, within(1.0));
    }

    @Test
    void drain_thatDoesNotSayWhenItWorks_isIdleInTheTakesOfQueues() {
        Scene scene = Scene.recorded()
                .withoutWork()
                .works(0, 0.05, 0)
                .seen("WAITING", TAKE)
                .snapshots(20, 1000, 1000, 0)
                .works(0, 0.02, 0)
                .seen("TIMED_WAITING", SLEEP)
                .snapshots(20, 2000, 95, 400);
        CauseReport report = scene.report();
        assertThat(report.shares().get(0).cause()).isEqualTo(Cause.SLEEP);
        assertThat(Objects.requireNonNull(report.drainTime()).workKnown()).isFalse();
    }

    @Test
    void lock_isToldByTheStateAndNamedWithItsOwner() {
        CauseShare main = main(calm().works(1, 0.02, 0)
                .seen("BLOCKED", "app.Sink.write < app.Drain.run", 1, "app.Journal", "audit")
                .snapshots(20, 1000, 95, 400));
        assertThat(main.cause()).isEqualTo(Cause.LOCK);
        assertThat(main.evidence().get(0).of(Evidence.Key.OWNER)).isEqualTo("audit");
        assertThat(main.evidence().get(0).of(Evidence.Key.OWNER_FRAMES)).startsWith("own.Er.hold");
    }

    @Test
    void timeOffTheProcessor_thatNothingWasSeenOf_isUnexplainedAndNamesOneSetting() {
        CauseReport report = Scene.recorded()
                .works(0.05, 0.05, 0)
                .snapshots(20, 1000, 1000, 0)
                .works(1, 0.02, 0)
                .snapshots(20, 1000, 95, 400)
                .report();
        assertThat(report.shares().get(0).cause()).isEqualTo(Cause.UNEXPLAINED);
        assertThat(report.shares().get(0).confidence()).isZero();
        assertThat(report.missing())
                .extracting(MissingEvidence::setting)
                .containsExactly("adaflight.DrainSample#enabled=true");
    }

    @ParameterizedTest
    @CsvSource({
        "lib.Native.step(Native Method) < app.Sink.write, true",
        "lib.Java.step(Java.java:3) < app.Native.run(Native Method), false"
    })
    void timeOffTheProcessor_inNativeCode_isUnexplainedAndNamesTheMethod(String stack, boolean inNativeCode) {
        CauseReport report = calm().set("jdk.FileWrite", "threshold", "20 ms")
                .works(1, 0.1, 0)
                .seen("RUNNABLE", stack)
                .snapshots(20, 1000, 95, 400)
                .report();
        CauseShare main = report.shares().get(0);
        assertThat(main.cause()).isEqualTo(Cause.UNEXPLAINED);
        assertThat(main.isInNativeCode()).isEqualTo(inNativeCode);
        assertThat(CauseSentence.of(main, report))
                .contains(
                        inNativeCode
                                ? ": the drain thread waited in Native.step, which is native code that JFR does not see into"
                                : "nothing in the recording shows why");
        assertThat(CauseAdvice.of(main)).startsWith(inNativeCode ? "Ask a profiler" : "Record again");
        assertThat(report.missing()).hasSize(inNativeCode ? 0 : 1);
    }

    @Test
    void events_largerThanARing_areACauseOfTheirOwn() {
        CauseReport report = calm().counted(5, 1000, 10, 990, 0, 20_000).report();
        assertThat(report.shares()).extracting(CauseShare::cause).containsExactly(Cause.EVENT_TOO_LARGE);
        assertThat(report.lostEvents()).isEqualTo(50);
        assertThat(report.shares().get(0).evidence().get(0).of(Evidence.Key.FIGURE))
                .isEqualTo("events of 2,000 bytes on average, a ring has room for 1,000");
    }
}
