package io.adaflight.analyzer.analysis.causes;

import static io.adaflight.analyzer.analysis.causes.Scene.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.adaflight.analyzer.analysis.causes.DrainHistory.Wait;
import io.adaflight.analyzer.recording.event.CpuLoad;
import io.adaflight.analyzer.recording.event.EventSetting;
import io.adaflight.analyzer.recording.event.ProcessorCount;
import io.adaflight.analyzer.recording.event.ThreadCpuLoad;
import io.adaflight.analyzer.recording.event.ThreadSample;
import io.adaflight.analyzer.recording.event.ThreadSpell;
import io.adaflight.analyzer.recording.event.VmPause;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bounds of what is kept, and the small parts. */
class PartsTest {
    @Test
    void intervals_moreThanThereIsRoomFor_arePutTogether() {
        Intervals intervals = new Intervals(8);
        for (int index = 0; index < 100; index++) {
            intervals.add(index * 10L, index * 10L + 10, 3, 2, 1, index);
        }
        long offered = 0;
        for (int index = 0; index < intervals.size(); index++) {
            offered += intervals.offered(index);
        }
        assertThat(offered).isEqualTo(300);
        assertThat(intervals.size()).isLessThanOrEqualTo(8);
        assertThat(intervals.from(0)).isZero();
        assertThat(intervals.to(intervals.size() - 1)).isEqualTo(1000);
        assertThat(intervals.depth(intervals.size() - 1)).isEqualTo(99);
        assertThat(intervals.typicalLengthNanos()).isGreaterThan(100);
    }

    @Test
    void intervals_thatOverlapOrGoBack_areCutOrLeftOut() {
        Intervals intervals = new Intervals(8);
        assertThat(intervals.typicalLengthNanos()).isZero();
        intervals.add(0, 100, 1, 0, 1, 5);
        intervals.add(50, 200, 1, 0, 1, 6);
        intervals.add(100, 150, 1, 0, 1, 7);
        intervals.add(300, 300, 1, 0, 1, 7);
        intervals.add(300, 400, 1, 0, 1, 8);
        assertThat(intervals.size()).isEqualTo(3);
        assertThat(intervals.from(1)).isEqualTo(100);
        assertThat(intervals.depthBefore(0)).isZero();
        assertThat(intervals.depthBefore(1)).isEqualTo(5);
        assertThat(intervals.depthBefore(2)).isZero();
        assertThat(intervals.drainedBetween(50, 350)).isCloseTo(2.0, within(1e-9));
    }

    @Test
    void drainHistory_ofVeryManyWaits_keepsTheLongest() {
        DrainHistory history = new DrainHistory(1, "d");
        for (int index = 0; index <= 100_000; index++) {
            history.add(new Wait(spell(index * 1000L, index % 1000), null));
        }
        assertThat(history.isShortened()).isTrue();
        assertThat(history.waits()).hasSize(50_000);
        assertThat(history.waits()).allMatch(wait -> wait.spell().durationNanos() >= 499);
        assertThat(history.waits())
                .isSortedAccordingTo(
                        (a, b) -> Long.compare(a.spell().timeNanos(), b.spell().timeNanos()));
    }

    private static ThreadSpell spell(long start, long length) {
        return new ThreadSpell(start + length, start, 1, ThreadSpell.Kind.SLEEP, "", 0, "", 0, "");
    }

    @Test
    void drainHistory_ofVeryManySamples_keepsEveryOtherOne() {
        DrainHistory history = new DrainHistory(1, "d");
        for (int index = 0; index < 300_000; index++) {
            history.add(new ThreadSample(index, 1, "", false));
        }
        assertThat(history.sampleWeight()).isEqualTo(2);
        assertThat(history.samples()).hasSize(150_000);
        assertThat(history.isShortened()).isFalse();
    }

    @Test
    void drainHistory_ofVeryManyLoads_saysSo() {
        DrainHistory history = new DrainHistory(1, "d");
        for (int index = 0; index <= 100_000; index++) {
            history.add(new ThreadCpuLoad(index, 1, 0.5));
        }
        assertThat(history.loads()).hasSize(100_000);
        assertThat(history.isShortened()).isTrue();
    }

    @Test
    void vmHistory_ofVeryMuch_keepsABoundedPart() {
        VmHistory vm = new VmHistory();
        assertThat(vm.isShortened()).isFalse();
        for (int index = 0; index <= 200_000; index++) {
            vm.add(new CpuLoad(index, 0, 0));
        }
        assertThat(vm.loads()).hasSize(200_000);
        assertThat(vm.isShortened()).isTrue();
        VmHistory paused = new VmHistory();
        for (int index = 0; index <= 100_000; index++) {
            paused.add(new VmPause(index * 10L + index % 10, index * 10L, VmPause.Kind.COLLECTION, "p"));
        }
        assertThat(paused.pauses()).hasSize(50_000).allMatch(pause -> pause.durationNanos() >= 4);
        assertThat(paused.isShortened()).isTrue();
    }

    @Test
    void vmHistory_ofThreadsThatAreNotKnownToDrainYet_keepsTheirLatestWaits() {
        VmHistory vm = new VmHistory();
        for (int index = 0; index < 200; index++) {
            vm.add(spell(index * 1000L, 10));
        }
        vm.add(new ThreadSample(5, 1, "", false));
        vm.add(new ThreadCpuLoad(5, 1, 0.5));
        vm.drains(1, "d");
        vm.drains(1, "again");
        DrainHistory drain = Objects.requireNonNull(vm.drain(1));
        assertThat(drain.waits()).hasSize(128);
        assertThat(drain.name()).isEqualTo("d");
        assertThat(vm.drain(2)).isNull();
    }

    @Test
    void vmHistory_processors_areTheContainersWhenItTells() {
        VmHistory vm = new VmHistory();
        assertThat(vm.processors()).isZero();
        vm.add(new ProcessorCount(1, 8, false, 0));
        assertThat(vm.processors()).isEqualTo(8);
        vm.add(new ProcessorCount(1, 2, true, 1.5));
        vm.add(new ProcessorCount(1, 16, false, 0));
        assertThat(vm.processors()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "20 ms, 20000000",
        "20ms, 20000000",
        "10 ns, 10",
        "3 us, 3000",
        "1 S, 1000000000",
        "2 m, 120000000000",
        "1 h, 3600000000000",
        "1 d, 86400000000000",
        "999999999999999 d, 9223372036854775807",
        "everyChunk, 0",
        "'', 0"
    })
    void settings_spans_areRead(String text, long nanos) {
        EventSettings settings = new EventSettings();
        assertThat(settings.isKnown()).isFalse();
        settings.add(new EventSetting(1, "e", "threshold", text));
        settings.add(new EventSetting(1, "e", "period", text));
        assertThat(settings.isKnown()).isTrue();
        assertThat(settings.thresholdNanos("e")).isEqualTo(nanos);
        assertThat(settings.periodNanos("e")).isEqualTo(nanos);
        assertThat(settings.isEnabled("e")).isFalse();
        settings.add(new EventSetting(1, "e", "enabled", "true"));
        assertThat(settings.isEnabled("e")).isTrue();
    }

    @Test
    void settings_ofVeryManyEvents_areBounded() {
        EventSettings settings = new EventSettings();
        for (int index = 0; index <= 5000; index++) {
            settings.add(new EventSetting(1, "e" + index, "enabled", "true"));
        }
        settings.add(new EventSetting(1, "e0", "enabled", "false"));
        assertThat(settings.isEnabled("e4999")).isTrue();
        assertThat(settings.isEnabled("e5000")).isFalse();
        assertThat(settings.isEnabled("e0")).isFalse();
    }

    @Test
    void confidence_fallsWithEachThingThatIsMissing() {
        VmHistory vm = new VmHistory();
        MissingEvidence own = new MissingEvidence(Cause.LOCK, "jdk.JavaMonitorEnter#threshold=1 ms", "");
        MissingEvidence off = new MissingEvidence(Cause.SLEEP, "jdk.ThreadSleep#enabled=true", "");
        assertThat(new Confidence(vm, List.of(), 0.1, 1).of(Cause.LOCK, 5, 0, 0))
                .isEqualTo(1);
        double[] falling = {
            new Confidence(vm, List.of(), 0.1, 1).of(Cause.LOCK, 1.1, 0, 0),
            new Confidence(vm, List.of(own), 0.1, 1).of(Cause.LOCK, 5, 0, 0),
            new Confidence(vm, List.of(off), 0.1, 1).of(Cause.LOCK, 5, 0, 0),
            new Confidence(vm, List.of(), 0.1, 1_000_000_000).of(Cause.LOCK, 5, 0, 0)
        };
        assertThat(falling).containsExactly(0.6, 0.7, 0.9, 0.8);
        assertThat(new Confidence(vm, List.of(own), 0.1, 1).of(Cause.SLEEP, 5, 0, 0))
                .isEqualTo(1);
        assertThat(new Confidence(vm, List.of(), 0.9, 1).of(Cause.LOCK, 1, 0, 0))
                .isEqualTo(1);
        vm.lost();
        assertThat(new Confidence(vm, List.of(), 0.1, 1).of(Cause.LOCK, 5, 0, 0))
                .isEqualTo(0.8);
    }

    @Test
    void confidence_ofFigures_growsWithHowManyThereAre() {
        Confidence confidence = new Confidence(new VmHistory(), List.of(), 0.1, 1);
        assertThat(confidence.of(Cause.CPU_SATURATED, 5, 0, 0)).isZero();
        assertThat(confidence.of(Cause.CPU_SATURATED, 5, 0, 1)).isEqualTo(0.5);
        assertThat(confidence.of(Cause.CPU_THROTTLED, 5, 0, 3)).isEqualTo(0.75);
        assertThat(confidence.of(Cause.SLOW_SINK, 5, 0, 0)).isLessThan(0.2);
        assertThat(confidence.of(Cause.SLOW_SINK, 5, 94, 0)).isCloseTo(0.95, within(1e-9));
    }

    @Test
    void confidence_ofAReportWithLostData_isLower() {
        Scene scene = Scene.recorded().calm(20).losing(5, 0).calm(20).waiting(ThreadSpell.Kind.SLEEP, 2000, 2500);
        scene.vm.lost();
        assertThat(scene.report().shares().get(0).confidence()).isEqualTo(0.8);
    }

    @Test
    void missing_eventsThatAreOffOrCoarse_areNamedWithTheSetting() {
        Scene scene = Scene.recorded()
                .calm(20)
                .losing(5, 0)
                .calm(20)
                .set("jdk.JavaMonitorEnter", "enabled", "false")
                .set("jdk.ThreadPark", "threshold", "20 ms");
        assertThat(scene.report().missing())
                .contains(
                        new MissingEvidence(
                                Cause.LOCK, "jdk.JavaMonitorEnter#enabled=true", "jdk.JavaMonitorEnter is off"),
                        new MissingEvidence(
                                Cause.PARK,
                                "jdk.ThreadPark#threshold=1 ms",
                                "jdk.ThreadPark leaves out what takes less than 20 ms"))
                .hasSize(2);
    }

    @Test
    void missing_usualThresholds_matterOnlyWhenSomethingIsUnexplained() {
        Scene unexplained = Scene.recorded().calm(20).losing(5, 0).calm(20).set("jdk.ThreadPark", "threshold", "10 ms");
        assertThat(unexplained.report().missing())
                .extracting(MissingEvidence::cause)
                .containsExactly(Cause.PARK);
        Scene explained = Scene.recorded()
                .calm(20)
                .losing(5, 0)
                .calm(20)
                .set("jdk.ThreadPark", "threshold", "10 ms")
                .waiting(ThreadSpell.Kind.SLEEP, 2000, 2500);
        assertThat(explained.report().missing()).isEmpty();
    }

    @Test
    void processorMeter_withoutReadings_knowsNothing() {
        Scene scene = Scene.recorded().calm(10);
        ProcessorMeter meter = new ProcessorMeter(new Intervals(2), scene.vm, List.of(), List.of());
        assertThat(meter.machineLoad(at(0), at(100))).isNull();
        assertThat(meter.running(at(0), at(100))).isNull();
        assertThat(meter.throttled(at(0), at(100))).isNull();
        assertThat(meter.sampledRunning(at(0), at(100), 100)).isNull();
        assertThat(meter.saturatedShare(at(0), at(100))).isZero();
    }
}
