package io.adaflight.analyzer.analysis.causes.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.adaflight.analyzer.analysis.causes.evidence.DrainHistory.Wait;
import io.adaflight.analyzer.recording.event.CpuThrottling;
import io.adaflight.analyzer.recording.event.DrainLook;
import io.adaflight.analyzer.recording.event.DrainSnapshot;
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
    @ParameterizedTest
    @CsvSource({
        "0, 10, 10",
        "-5, 3, 3",
        "4, 6, 2",
        "8, 20, 2",
        "-5, 20, 10",
        "-5, 0, 0",
        "10, 20, 0",
        "30, 40, 0",
        "6, 4, 0"
    })
    void span_overlap_isTheTimeThatBothHave(long fromNanos, long toNanos, long overlapNanos) {
        Span span = new Span(0, 10);
        Span other = new Span(fromNanos, toNanos);
        assertThat(span.overlapNanos(other)).isEqualTo(overlapNanos);
        assertThat(other.overlapNanos(span)).isEqualTo(overlapNanos);
        assertThat(span.common(other)).isEqualTo(other.common(span));
        if (overlapNanos > 0) {
            assertThat(span.common(other).lengthNanos()).isEqualTo(overlapNanos);
        }
    }

    @Test
    void span_ofTimesSinceTheEpoch_isExactToTheNanosecond() {
        long now = 1_700_000_000_000_000_001L;
        Intervals intervals = new Intervals(8);
        intervals.add(now, now + 100, 100, 0, 100, 0);
        assertThat(intervals.span(0)).isEqualTo(new Span(now, now + 100));
        assertThat(intervals.drainedBetween(new Span(now + 1, now + 8))).isEqualTo(7);
    }

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
    }

    @Test
    void intervals_thatOverlapOrGoBack_areCutOrLeftOut() {
        Intervals intervals = new Intervals(8);
        intervals.add(0, 100, 1, 0, 1, 5);
        intervals.add(50, 200, 1, 0, 1, 6);
        intervals.add(100, 150, 1, 0, 1, 7);
        intervals.add(300, 300, 1, 0, 1, 7);
        intervals.add(300, 400, 1, 0, 1, 8);
        assertThat(intervals.size()).isEqualTo(3);
        assertThat(intervals.to(0)).isEqualTo(50);
        assertThat(intervals.from(1)).isEqualTo(50);
        assertThat(intervals.depthBefore(0)).isZero();
        assertThat(intervals.depthBefore(1)).isEqualTo(5);
        assertThat(intervals.depthBefore(2)).isZero();
        assertThat(intervals.drainedBetween(new Span(25, 350))).isCloseTo(2.0, within(1e-9));
    }

    @Test
    void drainHistory_ofVeryManyWaits_keepsTheLongest() {
        DrainHistoryBuilder builder = new DrainHistoryBuilder(1, "d");
        for (int index = 0; index <= 100_000; index++) {
            builder.add(new Wait(spell(index * 1000L, index % 1000), null));
        }
        DrainHistory history = builder.build();
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
        DrainHistoryBuilder builder = new DrainHistoryBuilder(1, "d");
        for (int index = 0; index < 300_000; index++) {
            builder.add(new ThreadSample(index, 1, "", ThreadSample.Kind.JAVA, 0));
        }
        DrainHistory history = builder.build();
        assertThat(history.sampleWeight()).isEqualTo(2);
        assertThat(history.samples()).hasSize(150_000);
        assertThat(history.isShortened()).isFalse();
    }

    @Test
    void drainHistory_ofVeryManyLoads_saysSo() {
        DrainHistoryBuilder builder = new DrainHistoryBuilder(1, "d");
        for (int index = 0; index <= 100_000; index++) {
            builder.add(new ThreadCpuLoad(index, 1, 0.5));
        }
        DrainHistory history = builder.build();
        assertThat(history.loads()).hasSize(100_000);
        assertThat(history.isShortened()).isTrue();
    }

    @Test
    void vmHistory_ofVeryMuch_keepsABoundedPart() {
        VmHistoryBuilder throttled = new VmHistoryBuilder();
        assertThat(throttled.build().isShortened()).isFalse();
        for (int index = 0; index <= 200_000; index++) {
            throttled.add(new CpuThrottling(index, 0, 0, 0));
        }
        assertThat(throttled.build().throttling()).hasSize(200_000);
        assertThat(throttled.build().isShortened()).isTrue();
        VmHistoryBuilder paused = new VmHistoryBuilder();
        for (int index = 0; index <= 100_000; index++) {
            paused.add(new VmPause(index * 10L + index % 10, index * 10L, VmPause.Kind.COLLECTION, "p"));
        }
        assertThat(paused.build().pauses()).hasSize(50_000).allMatch(pause -> pause.durationNanos() >= 4);
        assertThat(paused.build().isShortened()).isTrue();
    }

    @Test
    void vmHistory_ofThreadsThatAreNotKnownToDrainYet_keepsTheirLatestWaits() {
        VmHistoryBuilder builder = new VmHistoryBuilder();
        for (int index = 0; index < 200; index++) {
            builder.add(spell(index * 1000L, 10));
        }
        builder.add(new ThreadSample(5, 1, "", ThreadSample.Kind.JAVA, 0));
        builder.add(new ThreadCpuLoad(5, 1, 0.5));
        builder.drains(1, "d");
        builder.drains(1, "again");
        VmHistory vm = builder.build();
        DrainHistory drain = Objects.requireNonNull(vm.drain(1));
        assertThat(drain.waits()).hasSize(128);
        assertThat(drain.name()).isEqualTo("d");
        assertThat(vm.drain(2)).isNull();
    }

    @Test
    void vmHistory_processors_areTheContainersWhenItTells() {
        VmHistoryBuilder vm = new VmHistoryBuilder();
        assertThat(vm.build().processors()).isZero();
        vm.add(new ProcessorCount(1, 8, false, 0));
        assertThat(vm.build().processors()).isEqualTo(8);
        vm.add(new ProcessorCount(1, 2, true, 1.5));
        vm.add(new ProcessorCount(1, 16, false, 0));
        assertThat(vm.build().processors()).isEqualTo(2);
    }

    private static VmHistoryBuilder shortHistory() {
        VmHistoryBuilder builder = new VmHistoryBuilder();
        builder.drains(1, "d");
        builder.add(spell(0, 10));
        builder.add(new ThreadSample(5, 1, "", ThreadSample.Kind.JAVA, 0));
        builder.add(new ThreadCpuLoad(5, 1, 0.5));
        builder.add(new VmPause(10, 5, VmPause.Kind.COLLECTION, "p"));
        builder.add(new CpuThrottling(10, 0, 0, 0));
        builder.add(new EventSetting(1, "e", "enabled", "true"));
        return builder;
    }

    @Test
    void vmHistory_whenMoreComesLater_staysAsItWas() {
        VmHistoryBuilder builder = shortHistory();
        VmHistory vm = builder.build();
        for (int index = 1; index <= 200_000; index++) {
            builder.add(spell(index * 1000L, 500));
            builder.add(new ThreadSample(index, 1, "", ThreadSample.Kind.JAVA, 0));
            builder.add(new VmPause(index * 10L + 9, index * 10L, VmPause.Kind.COLLECTION, "p"));
        }
        builder.add(new ThreadCpuLoad(6, 1, 0.5));
        builder.add(new CpuThrottling(11, 0, 0, 0));
        builder.add(new EventSetting(2, "e", "enabled", "false"));
        builder.add(new ProcessorCount(1, 8, false, 0));
        builder.drains(2, "later");
        builder.lost();
        DrainHistory drain = Objects.requireNonNull(vm.drain(1));
        assertThat(drain.waits()).containsExactly(new Wait(spell(0, 10), null));
        assertThat(drain.samples()).containsExactly(new ThreadSample(5, 1, "", ThreadSample.Kind.JAVA, 0));
        assertThat(drain.loads()).containsExactly(new ThreadCpuLoad(5, 1, 0.5));
        assertThat(vm.pauses()).containsExactly(new VmPause(10, 5, VmPause.Kind.COLLECTION, "p"));
        assertThat(vm.throttling()).containsExactly(new CpuThrottling(10, 0, 0, 0));
        assertThat(vm.settings().isEnabled("e")).isTrue();
        assertThat(vm.processors()).isZero();
        assertThat(vm.drain(2)).isNull();
        assertThat(vm.isDataLost()).isFalse();
        assertThat(vm.isShortened()).isFalse();
        VmHistory later = builder.build();
        assertThat(later.settings().isEnabled("e")).isFalse();
        assertThat(later.drain(2)).isNotNull();
        assertThat(later.isDataLost()).isTrue();
        assertThat(later.isShortened()).isTrue();
    }

    @Test
    void vmHistory_lists_cannotBeChanged() {
        VmHistory vm = shortHistory().build();
        DrainHistory drain = Objects.requireNonNull(vm.drain(1));
        for (List<?> facts : List.of(vm.pauses(), vm.throttling(), drain.waits(), drain.loads(), drain.samples())) {
            assertThatThrownBy(facts::clear).isInstanceOf(UnsupportedOperationException.class);
        }
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
        EventSettings.Builder builder = new EventSettings.Builder();
        assertThat(builder.build().isKnown()).isFalse();
        builder.add(new EventSetting(1, "e", "threshold", text));
        builder.add(new EventSetting(1, "e", "period", text));
        EventSettings settings = builder.build();
        assertThat(settings.isKnown()).isTrue();
        assertThat(settings.thresholdNanos("e")).isEqualTo(nanos);
        assertThat(settings.periodNanos("e")).isEqualTo(nanos);
        assertThat(settings.isEnabled("e")).isFalse();
        builder.add(new EventSetting(1, "e", "enabled", "true"));
        assertThat(builder.build().isEnabled("e")).isTrue();
    }

    @Test
    void settings_ofVeryManyEvents_areBounded() {
        EventSettings.Builder builder = new EventSettings.Builder();
        for (int index = 0; index <= 5000; index++) {
            builder.add(new EventSetting(1, "e" + index, "enabled", "true"));
        }
        builder.add(new EventSetting(1, "e0", "enabled", "false"));
        EventSettings settings = builder.build();
        assertThat(settings.isEnabled("e4999")).isTrue();
        assertThat(settings.isEnabled("e5000")).isFalse();
        assertThat(settings.isEnabled("e0")).isFalse();
    }

    private static DrainSnapshot row(long from, long to, int drained, long working, boolean known) {
        return new DrainSnapshot(
                to, "p", 1, "d", to - from, drained, 0, 1, known, working, known, working / 2, known, 1);
    }

    @Test
    void accounts_betweenTwoMoments_haveThePartsOfIntervals() {
        DrainAccounts accounts = new DrainAccounts(4);
        assertThat(accounts.isEmpty()).isTrue();
        accounts.add(row(0, 100, 10, 80, true));
        accounts.add(row(50, 200, 20, 60, false));
        accounts.add(row(100, 200, 99, 99, true));
        DrainAccounts.Sums sums = accounts.between(new Span(50, 150));
        assertThat(sums.coveredNanos()).isEqualTo(100);
        assertThat(sums.drained()).isEqualTo(15);
        assertThat(sums.workKnownNanos()).isEqualTo(50);
        assertThat(sums.workingNanos()).isEqualTo(40 + 30);
        assertThat(sums.processorNanos()).isEqualTo(20 + 15);
        assertThat(accounts.between(new Span(300, 400)).coveredNanos()).isZero();
    }

    @Test
    void accounts_moreThanThereIsRoomFor_arePutTogether() {
        DrainAccounts accounts = new DrainAccounts(8);
        for (int index = 0; index < 100; index++) {
            accounts.add(row(index * 10L, index * 10L + 10, 1, 5, true));
        }
        assertThat(accounts.size()).isLessThanOrEqualTo(8);
        DrainAccounts.Sums all = accounts.between(new Span(0, 1000));
        assertThat(all.drained()).isEqualTo(100);
        assertThat(all.workingNanos()).isEqualTo(500);
        assertThat(all.coveredNanos()).isEqualTo(1000);
    }

    private static DrainLook look(String state, String frames, long since) {
        return new DrainLook(1, "p", 1, true, state, 1, frames, "", "", "", since);
    }

    @Test
    void looks_ofVeryMany_areEveryOtherOne() {
        DrainRecord drain = new DrainRecord(1, "", 4);
        for (int index = 0; index < 60_000; index++) {
            drain.add(look("RUNNABLE", "a.B.c", 0));
        }
        assertThat(drain.looks()).hasSizeBetween(25_000, 50_000);
        drain.add(row(0, 100, 1, 1, true));
        assertThat(drain.name()).isEqualTo("d");
    }

    @Test
    void looks_withoutAStack_goToWhatThreadsInThatStateWereSeenToDo() {
        LookTally tally = new LookTally();
        String sleep = "java.lang.Thread.sleep < a.B.c";
        String park = "jdk.internal.misc.Unsafe.park < a.B.c";
        tally.add(Look.of(look("TIMED_WAITING", sleep, 30), BlockingMethods.of(sleep)), 100);
        tally.add(Look.of(look("TIMED_WAITING", park, 10), BlockingMethods.of(park)), 100);
        tally.add(Look.of(look("TIMED_WAITING", "", 40), null), 100);
        tally.add(Look.of(look("WAITING", "", 500), null), 100);
        tally.add(Look.of(look("RUNNABLE", "", 20), null), 100);
        tally.add(Look.of(look("BLOCKED", "", 20), null), 100);
        assertThat(tally.spread())
                .containsEntry(Activity.SLEEPING, 60.0)
                .containsEntry(Activity.PARKED, 120.0)
                .containsEntry(Activity.COMPUTING, 20.0)
                .containsEntry(Activity.LOCKED, 20.0);
        assertThat(tally.looks()).isEqualTo(6);
        assertThat(tally.count(Activity.SLEEPING)).isEqualTo(1);
        LookTally twice = new LookTally();
        twice.addAll(tally);
        twice.addAll(tally);
        assertThat(twice.total()).isEqualTo(2 * tally.total());
        LookTally prior = new LookTally();
        prior.addPrior(tally, 0.5);
        assertThat(prior.total()).isEqualTo(tally.total() / 2);
        assertThat(prior.looks()).isZero();
        LookTally slept = new LookTally();
        slept.add(Look.of(look("TIMED_WAITING", "", 0), null), 100);
        assertThat(slept.spread()).containsOnlyKeys(Activity.SLEEPING);
    }
}
