package io.adaflight.internal.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.BackPressureState;
import io.adaflight.Counter;
import io.adaflight.internal.counters.Columns;
import io.adaflight.internal.counters.DurationEvents;
import io.adaflight.internal.counters.ThreadCounters;
import io.adaflight.internal.counters.ThreadGauge;
import io.adaflight.internal.registry.Registries.Counting;
import io.adaflight.internal.registry.ThreadRegistry;
import io.adaflight.internal.time.ManualClock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RowSelectionTest {
    private static final int THREADS = 6;

    private final ManualClock clock = new ManualClock();
    private final ThreadRegistry registry = new ThreadRegistry("orders", clock, DurationEvents.NONE);
    private final Collector collector = Snapshots.collector(registry, clock);
    private final List<Counting> threads = new ArrayList<>();
    private CollectedSnapshot from = collector.latest();

    @BeforeEach
    void start() throws InterruptedException {
        registry.retainEnded(10);
        for (int thread = 0; thread < THREADS; thread++) {
            threads.add(new Counting(registry, metrics -> metrics.written(1_000, 0)));
        }
        from = collector.collectNow();
    }

    @AfterEach
    void end() {
        threads.forEach(Counting::close);
    }

    @Test
    void selection_withoutLimit_hasActiveRowsOnly() {
        count(1, metrics -> metrics.written(1));
        count(4, ThreadCounters::filtered);
        assertSelected(selection(100, false), 1, 4);
        assertThat(selection(100, false).others()).isZero();
        assertThat(selection(100, false).otherInterval().offered()).isZero();
        assertThat(selection(100, false).otherTotals().offered()).isZero();
    }

    @Test
    void selection_idleToo_hasEveryRow() {
        assertSelected(selection(100, true), 0, 1, 2, 3, 4, 5);
        assertSelected(selection(100, false));
    }

    @Test
    void selection_newOrEndedRows_areSelectedThoughIdle() {
        registry.current();
        threads.get(2).close();
        assertSelected(selection(100, false), 2, 6);
    }

    @Test
    void selection_limited_hasTheGreatestLossesThenTheBusiest() {
        count(0, metrics -> metrics.written(900, 1));
        count(1, metrics -> metrics.rejected(5, 10));
        count(2, metrics -> metrics.evicted(7, 20));
        count(3, metrics -> metrics.written(100, 2));
        count(4, metrics -> metrics.written(300, 3));
        count(5, metrics -> {
            metrics.rejected(5, 30);
            metrics.written(1);
        });
        assertThat(selection(6, false).rows()).hasSize(6);
        assertThat(selection(5, false).rows()).containsExactly(2, 5, 1, 0, 4);
        assertThat(selection(1, false).rows()).containsExactly(2);

        RowSelection selection = selection(3, false);
        assertThat(selection.rows()).containsExactly(2, 5, 1);
        assertThat(selection.others()).isEqualTo(3);
        assertThat(selection.otherInterval().get(Counter.EVENTS_WRITTEN)).isEqualTo(1_300);
        assertThat(selection.otherInterval().get(Counter.BYTES_WRITTEN)).isEqualTo(6);
        assertThat(selection.otherInterval().dropped()).isZero();
        assertThat(selection.otherTotals().get(Counter.EVENTS_WRITTEN)).isEqualTo(4_300);
    }

    @Test
    void selection_ofNone_putsEverythingIntoTheOthers() {
        for (int thread = 0; thread < THREADS; thread++) {
            int depth = thread;
            count(thread, metrics -> {
                metrics.rejected(1, 2);
                metrics.queueDepth(depth);
            });
        }
        RowSelection selection = selection(0, false);
        assertThat(selection.rows()).isEmpty();
        assertThat(selection.others()).isEqualTo(THREADS);
        assertThat(selection.otherInterval().dropped()).isEqualTo(THREADS);
        assertThat(selection.otherInterval().get(Counter.QUEUE_DEPTH_MAXIMUM)).isEqualTo(THREADS - 1);
        assertThat(selection.otherTotals().get(Counter.EVENTS_WRITTEN)).isEqualTo(1_000 * THREADS);
    }

    /** Whatever grew must be in some interval: bytes, too, that a collector read later than their event. */
    @ParameterizedTest
    @EnumSource
    void selection_rowInWhichAnySumGrew_isSelected(Counter counter) {
        threads.get(3).metrics().attach(new Growing(counter));
        Interval interval = new Interval(from, collector.collectNow());
        assertThat(interval.counts(3).get(counter)).isEqualTo(1);
        if (counter.isSum()) {
            assertThat(RowSelection.of(interval, 100, false).rows()).containsExactly(3);
        } else {
            assertThat(RowSelection.of(interval, 100, false).rows()).isEmpty();
        }
    }

    private void count(int thread, Consumer<ThreadCounters> counting) {
        counting.accept(threads.get(thread).metrics());
    }

    private RowSelection selection(int maximum, boolean idle) {
        return RowSelection.of(new Interval(from, collector.collectNow()), maximum, idle);
    }

    private static void assertSelected(RowSelection selection, Integer... rows) {
        assertThat(selection.rows()).containsExactlyInAnyOrder(rows);
        assertThat(selection.others()).isZero();
    }

    private record Growing(Counter counter) implements ThreadGauge {
        @Override
        public void addTo(long[] row, int offset, long nowNanos) {
            row[offset + Columns.of(counter)]++;
        }

        @Override
        public BackPressureState state() {
            return BackPressureState.NONE;
        }

        @Override
        public int ringsInRotation() {
            return 0;
        }

        @Override
        public boolean isSettled() {
            return true;
        }
    }
}
