package io.adaflight.internal.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.Counter;
import io.adaflight.internal.counters.Columns;
import io.adaflight.internal.counters.Counts;
import io.adaflight.internal.counters.DurationEvents;
import io.adaflight.internal.registry.DrainCounts;
import io.adaflight.internal.registry.Registries.Counting;
import io.adaflight.internal.registry.ThreadRegistry;
import io.adaflight.internal.time.ManualClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IntervalTest {
    private final ManualClock clock = new ManualClock();
    private final ThreadRegistry registry = new ThreadRegistry("orders", clock, DurationEvents.NONE);
    private final Collector collector = Snapshots.collector(registry, clock);
    private List<Counting> threads = List.of();

    @BeforeEach
    void start() throws InterruptedException {
        threads = List.of(
                new Counting(registry, metrics -> metrics.written(1, 10)),
                new Counting(registry, metrics -> metrics.written(2, 20)),
                new Counting(registry, metrics -> metrics.written(3, 30)));
    }

    @AfterEach
    void end() {
        threads.forEach(Counting::close);
    }

    @Test
    void interval_ofRowsThatStay_hasTheirDifferences() {
        clock.advance(Duration.ofMillis(3));
        CollectedSnapshot from = collector.collectNow();
        threads.get(1).metrics().written(5, 50);
        threads.get(1).metrics().queueDepth(4);
        registry.drain(Thread.currentThread()).drained(2, 20);
        clock.advance(Duration.ofMillis(7));
        Interval interval = new Interval(from, collector.collectNow());
        assertThat(interval.nanos()).isEqualTo(7_000_000);
        assertThat(interval.to()).isSameAs(collector.latest());
        assertThat(written(interval, 0)).isZero();
        assertThat(written(interval, 1)).isEqualTo(5);
        assertThat(interval.counts(1).get(Counter.BYTES_WRITTEN)).isEqualTo(50);
        assertThat(interval.counts(1).get(Counter.QUEUE_DEPTH_MAXIMUM)).isEqualTo(4);
        assertThat(written(interval, 2)).isZero();
        assertThat(interval.isNew(1)).isFalse();
        assertThat(interval.isActive(0)).isFalse();
        assertThat(interval.isActive(1)).isTrue();
        assertThat(interval.isActive(2)).isFalse();
        assertThat(interval.totals().get(Counter.EVENTS_WRITTEN)).isEqualTo(5);
        assertThat(interval.drained()).isEqualTo(new DrainCounts(2, 20, 0, 0));
    }

    /** The first row vanishes, the second moves up to its place, and others come behind. */
    @Test
    void interval_ofRowsThatComeAndGo_matchesThemByThread() {
        CollectedSnapshot from = collector.collectNow();
        threads.get(0).metrics().written(100, 0);
        threads.get(0).close();
        threads.get(1).metrics().written(5, 0);
        threads.get(2).metrics().written(6, 0);
        registry.shared(0).written(7, 0);
        registry.current().written(8, 0);
        Interval interval = new Interval(from, collector.collectNow());
        assertThat(interval.to().rows()).isEqualTo(4);
        assertThat(written(interval, 0)).isEqualTo(5);
        assertThat(written(interval, 1)).isEqualTo(6);
        assertThat(written(interval, 2)).isEqualTo(7);
        assertThat(written(interval, 3)).isEqualTo(8);
        assertThat(interval.isNew(1)).isFalse();
        assertThat(interval.isNew(2)).isTrue();
        assertThat(interval.isNew(3)).isTrue();
        assertThat(interval.totals().get(Counter.EVENTS_WRITTEN)).isEqualTo(126);
    }

    @Test
    void interval_ofRowsThatWaitToBeRecorded_hasTheirLastCounts() {
        registry.retainEnded(10);
        CollectedSnapshot from = collector.collectNow();
        threads.get(2).metrics().written(4, 0);
        threads.get(2).close();
        Interval ending = new Interval(from, collector.collectNow());
        assertThat(ending.to().row(2).isEnded()).isTrue();
        assertThat(written(ending, 2)).isEqualTo(4);
        registry.recorded(List.of(ending.to().row(2).thread()));
        Interval after = new Interval(ending.to(), collector.collectNow());
        assertThat(after.to().rows()).isEqualTo(2);
        assertThat(after.totals().get(Counter.EVENTS_WRITTEN)).isZero();
    }

    @Test
    void intervals_oneAfterTheOther_addUpToTheTotals() {
        CollectedSnapshot last = collector.latest();
        long[] sums = new long[Columns.COUNT];
        for (int step = 1; step <= 20; step++) {
            threads.get(step % 3).metrics().written(step, 2L * step);
            registry.shared(step).rejected(step);
            CollectedSnapshot snapshot = collector.collectNow();
            Interval interval = new Interval(last, snapshot);
            for (int row = 0; row < snapshot.rows(); row++) {
                interval.counts(row).addTo(sums, 0);
            }
            last = snapshot;
        }
        Counts sum = new Counts(sums, 0);
        for (Counter counter : Counter.values()) {
            assertThat(sum.get(counter))
                    .as("%s", counter)
                    .isEqualTo(last.totals().get(counter));
        }
    }

    @Test
    void interval_ofSnapshotsInReverse_takesNoRowForAnotherAndNeverGoesBelowZero() {
        CollectedSnapshot older = collector.collectNow();
        threads.get(0).close();
        threads.get(1).metrics().written(5, 0);
        Interval reverse = new Interval(collector.collectNow(), older);
        assertThat(reverse.isNew(0)).isTrue();
        assertThat(written(reverse, 0)).isEqualTo(1);
        assertThat(reverse.isNew(1)).isFalse();
        assertThat(written(reverse, 1)).isZero();
        assertThat(reverse.totals().get(Counter.EVENTS_WRITTEN)).isZero();
    }

    @Test
    void interval_clockSetBack_hasNoLength() {
        CollectedSnapshot from = collector.collectNow();
        clock.advanceNanos(-5);
        assertThat(new Interval(from, collector.collectNow()).nanos()).isZero();
    }

    private static long written(Interval interval, int row) {
        return interval.counts(row).get(Counter.EVENTS_WRITTEN);
    }
}
