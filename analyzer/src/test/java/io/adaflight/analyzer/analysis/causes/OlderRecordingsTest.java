package io.adaflight.analyzer.analysis.causes;

import static io.adaflight.analyzer.analysis.causes.Scene.DRAIN;
import static io.adaflight.analyzer.analysis.causes.Scene.TAKE;
import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.analyzer.recording.event.ThreadCpuLoad;
import io.adaflight.analyzer.recording.event.ThreadSpell.Kind;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Recordings without AdaFlight's own account of the drain thread are answered with what the JDK recorded, and less surely. */
class OlderRecordingsTest {
    /* Seven seconds, of which the drain was too slow for three. */
    private static Scene overloaded() {
        return Scene.recorded().calm(20).losing(30, 40).calm(20);
    }

    private static Scene ran(Scene scene, double part) {
        return scene.ran(1000, 0.1)
                .ran(2000, 0.1)
                .ran(3000, part)
                .ran(4000, part)
                .ran(5000, part)
                .ran(6000, 0.1);
    }

    private static CauseShare main(CauseReport report) {
        return Objects.requireNonNull(report.main());
    }

    @Test
    void drain_thatRanAllTheTime_computed() {
        CauseShare main = main(ran(overloaded(), 1).sampled(2000, 5000).report());
        assertThat(main.cause()).isEqualTo(Cause.SLOW_SINK);
        assertThat(main.confidence()).isBetween(0.5, 0.9);
        assertThat(main.evidence().get(0).of(Evidence.Key.FRAMES)).isEqualTo("sink.Sink.write < drain");
        assertThat(main.evidence().get(0).count()).isEqualTo(150);
    }

    @Test
    void drain_seenByTheRecordersSamplesOnly_computed() {
        CauseReport report = overloaded()
                .set(ThreadCpuLoad.EVENT, "period", "10 s")
                .sampled(2000, 5000)
                .report();
        assertThat(main(report).cause()).isEqualTo(Cause.SLOW_SINK);
    }

    @Test
    void drain_sampledByItsProcessorTime_computedWhateverWasOnTop() {
        CauseReport report = overloaded()
                .set(ThreadCpuLoad.EVENT, "period", "10 s")
                .sampledByProcessorTime(2000, 5000)
                .report();
        assertThat(main(report).cause()).isEqualTo(Cause.SLOW_SINK);
        assertThat(main(report).share()).isGreaterThan(0.9);
    }

    @Test
    void drain_thatRanLittleOnABusyMachine_isUnexplainedAndNamesOneSetting() {
        Scene scene = ran(overloaded(), 0.1);
        for (int second = 0; second <= 7; second++) {
            scene.busy(second * 1000L, 0.99);
        }
        CauseReport report = scene.report();
        assertThat(main(report).cause()).isEqualTo(Cause.UNEXPLAINED);
        assertThat(report.missing())
                .extracting(MissingEvidence::setting)
                .containsExactly("adaflight.DrainSnapshot#enabled=true");
    }

    @Test
    void drain_ofAContainerThatUsedUpItsQuota_wasThrottled() {
        Scene scene = ran(overloaded(), 0.2);
        for (int second = 0; second <= 7; second++) {
            scene.throttled(second * 1000L, second * 10L, Math.max(0, Math.min(3, second - 2)) * 9L);
        }
        CauseShare main = main(scene.report());
        assertThat(main.cause()).isEqualTo(Cause.CPU_THROTTLED);
        assertThat(main.confidence()).isLessThanOrEqualTo(0.5);
    }

    @Test
    void drain_ofAContainerThatIsSeldomThrottled_wasNot() {
        Scene scene = ran(overloaded(), 1);
        for (int second = 0; second <= 7; second++) {
            scene.throttled(second * 1000L, second * 20L, second);
        }
        assertThat(main(scene.report()).cause()).isEqualTo(Cause.SLOW_SINK);
    }

    @Test
    void waits_inTheTakeOfAQueue_areIdleAlsoWithoutCalmTimes() {
        Scene scene = Scene.recorded()
                .waiting(DRAIN, Kind.PARK, 0, 300, "q", 0, TAKE)
                .waiting(DRAIN, Kind.SLEEP, 300, 1000, "", 0, "java.lang.Thread.sleep < app.Sink.write")
                .losing(10, 30);
        CauseReport report = scene.report();
        assertThat(report.shares()).extracting(CauseShare::cause).containsExactly(Cause.PRODUCER_BURST);
        Scene most =
                Scene.recorded().waiting(DRAIN, Kind.PARK, 0, 900, "q", 0, TAKE).losing(10, 30);
        assertThat(main(most.report()).cause()).isEqualTo(Cause.PARK);
    }

    @Test
    void lostData_makesAVerdictLessSure() {
        double sure =
                main(overloaded().waiting(Kind.SLEEP, 2000, 5000).report()).confidence();
        Scene scene = overloaded().waiting(Kind.SLEEP, 2000, 5000);
        scene.vm.lost();
        assertThat(main(scene.report()).confidence()).isLessThan(sure);
    }
}
