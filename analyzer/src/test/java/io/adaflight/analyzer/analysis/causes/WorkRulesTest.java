package io.adaflight.analyzer.analysis.causes;

import static io.adaflight.analyzer.analysis.causes.Scene.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.adaflight.analyzer.analysis.causes.Evidence.Attribute;
import io.adaflight.analyzer.recording.event.ThreadCpuLoad;
import io.adaflight.analyzer.recording.event.ThreadSample;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The causes for which a drain thread did not wait: it had too little of a processor, or too much to do. */
class WorkRulesTest {
    /* Two calm seconds, three in which 60 of 100 events are lost, two calm ones; the drain uses a quarter of a processor. */
    private static Scene overloaded() {
        return Scene.recorded()
                .calm(20)
                .losing(30, 40)
                .calm(20)
                .ran(1000, 0.25)
                .ran(2000, 0.25)
                .ran(6000, 0.25)
                .ran(7000, 0.25);
    }

    private static Scene busy(Scene scene, double load) {
        for (int second = 0; second <= 7; second++) {
            scene.busy(second * 1000L, second > 2 && second <= 5 ? load : 0.4);
        }
        return scene;
    }

    private static Scene ran(Scene scene, double part) {
        return scene.ran(3000, part).ran(4000, part).ran(5000, part);
    }

    private static CauseShare main(CauseReport report) {
        return Objects.requireNonNull(report.main());
    }

    private static boolean names(CauseReport report, Cause cause) {
        return report.shares().stream().anyMatch(share -> share.cause() == cause);
    }

    @Test
    void drain_thatRunsAllTheTime_isASlowSink() {
        CauseReport report =
                ran(busy(overloaded(), 0.5), 1.0).sampled(2000, 5000).report();
        CauseShare main = main(report);
        assertThat(main.cause()).isEqualTo(Cause.SLOW_SINK);
        assertThat(main.share()).isGreaterThan(0.95);
        assertThat(main.confidence()).isGreaterThan(0.9);
        assertThat(main.evidence().get(0).attributes())
                .contains(new Attribute(Evidence.Key.FRAMES, "sink.Sink.write < drain"));
        assertThat(main.evidence().get(0).count()).isEqualTo(150);
        assertThat(main.evidence().get(1).attributes().get(0).value())
                .contains("400 events drained a second of work")
                .contains("100 %");
    }

    @Test
    void drain_seenAtWorkBySamplesOnly_isASlowSink() {
        CauseReport report =
                busy(overloadedWithoutReadings(), 0.5).sampled(2000, 5000).report();
        assertThat(main(report).cause()).isEqualTo(Cause.SLOW_SINK);
    }

    private static Scene overloadedWithoutReadings() {
        return Scene.recorded()
                .set(ThreadCpuLoad.EVENT, "period", "10 s")
                .calm(20)
                .losing(30, 40)
                .calm(20);
    }

    @Test
    void drain_onBusyProcessorsThatRanLittle_hadTooLittleOfThem() {
        CauseReport report = ran(busy(overloaded(), 0.99), 0.1).report();
        CauseShare main = main(report);
        assertThat(main.cause()).isEqualTo(Cause.CPU_SATURATED);
        assertThat(main.share()).isGreaterThan(0.95);
        assertThat(main.baseline()).isCloseTo(3 / 7.0, within(0.01));
        assertThat(main.lift()).isCloseTo(7 / 3.0, within(0.1));
        assertThat(main.evidence().get(0).attributes().get(0).value())
                .contains("processors busy to 99 %")
                .contains("10 %");
    }

    @Test
    void drain_onBusyProcessorsThatRanAllTheTime_isASlowSink() {
        CauseReport report = ran(busy(overloaded(), 0.99), 1.0).report();
        assertThat(main(report).cause()).isEqualTo(Cause.SLOW_SINK);
        assertThat(names(report, Cause.CPU_SATURATED)).isFalse();
    }

    @Test
    void drain_thatRanLittleOnIdleProcessors_isUnexplained() {
        CauseReport report = ran(busy(overloaded(), 0.3), 0.2).report();
        assertThat(main(report).cause()).isEqualTo(Cause.UNEXPLAINED);
        assertThat(names(report, Cause.CPU_SATURATED)).isFalse();
    }

    @Test
    void busyProcessors_withoutTheDrainsOwnTime_areNotNamedAndTheSettingIs() {
        CauseReport report = busy(overloadedWithoutReadings(), 0.99).report();
        assertThat(names(report, Cause.CPU_SATURATED)).isFalse();
        assertThat(report.missing())
                .anyMatch(missing -> missing.cause() == Cause.CPU_SATURATED
                        && missing.setting().equals("jdk.ThreadCPULoad#period=1 s")
                        && missing.reason().contains("10 s"));
    }

    @Test
    void drain_ofWhichSomeReadingsAreMissing_didNotRun() {
        CauseReport report = busy(overloaded(), 0.99).report();
        assertThat(main(report).cause()).isEqualTo(Cause.CPU_SATURATED);
    }

    @Test
    void container_thatUsedUpItsQuota_throttledTheDrain() {
        Scene scene = ran(busy(overloaded(), 0.99), 0.2);
        for (int second = 0; second <= 7; second++) {
            int throttled = Math.max(0, Math.min(3, second - 2)) * 9;
            scene.throttled(second * 1000L, second * 10L, throttled);
        }
        CauseReport report = scene.report();
        assertThat(main(report).cause()).isEqualTo(Cause.CPU_THROTTLED);
        assertThat(names(report, Cause.CPU_SATURATED)).isFalse();
        assertThat(main(report).baseline()).isCloseTo(27 / 70.0, within(0.01));
        assertThat(main(report).evidence().get(0).attributes().get(0).value())
                .contains("90 % of the scheduling periods");
    }

    @Test
    void container_thatIsSeldomThrottled_isNoCause() {
        Scene scene = ran(busy(overloaded(), 0.3), 1.0);
        for (int second = 0; second <= 7; second++) {
            scene.throttled(second * 1000L, second * 100L, second);
        }
        assertThat(names(scene.report(), Cause.CPU_THROTTLED)).isFalse();
    }

    @Test
    void container_withoutAnyPeriod_isNotThrottled() {
        Scene scene = ran(busy(overloaded(), 0.3), 1.0).throttled(0, 0, 0).throttled(7000, 0, 0);
        assertThat(names(scene.report(), Cause.CPU_THROTTLED)).isFalse();
        Scene once = ran(busy(overloaded(), 0.3), 1.0).throttled(3000, 10, 9);
        assertThat(names(once.report(), Cause.CPU_THROTTLED)).isFalse();
        Scene early = ran(busy(overloaded(), 0.3), 1.0).throttled(100, 10, 9).throttled(200, 20, 18);
        assertThat(names(early.report(), Cause.CPU_THROTTLED)).isFalse();
        Scene late = ran(busy(overloaded(), 0.3), 1.0).throttled(6100, 10, 9).throttled(6200, 20, 18);
        assertThat(names(late.report(), Cause.CPU_THROTTLED)).isFalse();
    }

    @Test
    void burst_beyondWhatTheDrainCanTake_isTheProducers() {
        CauseReport report =
                Scene.recorded().calm(30).snapshots(10, 1000, 200, 400).calm(30).report();
        CauseShare main = main(report);
        assertThat(main.cause()).isEqualTo(Cause.PRODUCER_BURST);
        assertThat(main.share()).isGreaterThan(0.95);
        assertThat(main.baseline()).isCloseTo(1 / 7.0, within(0.01));
        assertThat(main.evidence().get(0).attributes().get(0).value())
                .isEqualTo("10,000 events offered a second, usually 1,000");
    }

    @Test
    void burst_ofADrainThatBecameSlow_isDividedAmongBoth() {
        Scene scene = Scene.recorded().calm(30).snapshots(10, 200, 50, 400).calm(30);
        CauseReport report = scene.ran(1000, 0.5).ran(4000, 1.0).report();
        assertThat(names(report, Cause.PRODUCER_BURST)).isTrue();
        assertThat(names(report, Cause.SLOW_SINK)).isTrue();
    }

    @Test
    void rate_thatIsAlwaysTooHigh_isNoBurst() {
        CauseReport report = ran(Scene.recorded().losing(50, 60), 1.0).report();
        assertThat(names(report, Cause.PRODUCER_BURST)).isFalse();
    }

    @Test
    void samples_inNativeCode_doNotTellThatItRan() {
        Scene scene = overloadedWithoutReadings();
        for (int time = 2000; time < 5000; time += 20) {
            scene.vm.add(new ThreadSample(at(time), Scene.DRAIN, "zip.deflate", true));
        }
        CauseReport report = scene.report();
        assertThat(main(report).cause()).isEqualTo(Cause.UNEXPLAINED);
    }

    @Test
    void nothingRecorded_isUnexplainedAndSaysWhy() {
        Scene scene = new Scene().calm(10).losing(5, 40).calm(10);
        CauseReport report = scene.report();
        assertThat(report.shares()).extracting(CauseShare::cause).containsExactly(Cause.UNEXPLAINED);
        assertThat(report.missing())
                .extracting(MissingEvidence::setting)
                .containsExactly("adaflight.DrainThread#enabled=true", "jdk.ActiveSetting#enabled=true");
        assertThat(main(report).share()).isEqualTo(1);
    }
}
