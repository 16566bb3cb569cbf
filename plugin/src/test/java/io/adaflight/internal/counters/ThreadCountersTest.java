package io.adaflight.internal.counters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adaflight.BackPressureState;
import io.adaflight.Counter;
import io.adaflight.internal.time.ManualClock;
import java.lang.ref.WeakReference;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThreadCountersTest {
    private final ManualClock clock = new ManualClock();
    private final ThreadCounters metrics = new ThreadCounters("orders", clock, DurationEvents.NONE);

    @Test
    void write_byAnotherThread_failsWithBothNames() throws InterruptedException {
        ThreadCounters metrics = new ThreadCounters("orders", new ManualClock(), DurationEvents.NONE);
        Thread owner = new Thread(() -> metrics.written(1), "the owner");
        metrics.ownedBy(new WeakReference<>(owner));
        owner.start();
        owner.join();
        String expected = "counters of thread 'the owner' in pipeline 'orders' are written by thread '"
                + Thread.currentThread().getName() + "'; each thread asks for its own with PipelineMetrics.thread()";
        List<Runnable> writes = List.of(
                () -> metrics.written(1),
                () -> metrics.written(2, 2),
                () -> metrics.rejected(1),
                () -> metrics.evicted(1, 1),
                metrics::filtered,
                () -> metrics.blocked(1),
                metrics::poolExhausted,
                metrics::ringFull,
                metrics::allocationFailed,
                () -> metrics.queueDepth(1),
                () -> metrics.swapped(1),
                metrics::beginSwap,
                metrics::beginBlocked);
        assertThat(writes)
                .allSatisfy(write -> assertThatThrownBy(write::run)
                        .isInstanceOf(AssertionError.class)
                        .hasMessage(expected));
        assertThat(metrics.countsOpaque().offered()).isEqualTo(1);
    }

    @Test
    void write_whenTheOwnerIsGone_failsToo() {
        ThreadCounters metrics = new ThreadCounters("orders", new ManualClock(), DurationEvents.NONE);
        metrics.ownedBy(new WeakReference<>(null));
        assertThatThrownBy(() -> metrics.written(1))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("counters of a thread that has ended in pipeline 'orders'");
    }

    @Test
    void metricsCounter_increment_increases() {
        assertThat(nonZero(metrics.countsOpaque())).isEmpty();
        assertCounts(m -> m.written(5), Map.of(Counter.EVENTS_WRITTEN, 1L, Counter.BYTES_WRITTEN, 5L));
        assertCounts(m -> m.rejected(6), Map.of(Counter.EVENTS_REJECTED, 1L, Counter.BYTES_REJECTED, 6L));
        assertCounts(m -> m.evicted(2, 7), Map.of(Counter.EVENTS_EVICTED, 2L, Counter.BYTES_EVICTED, 7L));
        assertCounts(ThreadCounters::filtered, Map.of(Counter.EVENTS_FILTERED, 1L));
        assertCounts(m -> m.blocked(8), Map.of(Counter.BLOCKED_WRITES, 1L, Counter.BLOCKED_NANOS, 8L));
        assertCounts(ThreadCounters::poolExhausted, Map.of(Counter.POOL_EXHAUSTIONS, 1L));
        assertCounts(ThreadCounters::ringFull, Map.of(Counter.RING_FULL, 1L));
        assertCounts(ThreadCounters::allocationFailed, Map.of(Counter.ALLOCATION_FAILURES, 1L));
        assertCounts(m -> m.queueDepth(9), Map.of(Counter.QUEUE_DEPTH_MAXIMUM, 9L));
        assertCounts(
                m -> m.swapped(10),
                Map.of(
                        Counter.SWAPS, 1L,
                        Counter.SWAP_NANOS, 10L,
                        Counter.SWAP_NANOS_MAXIMUM, 10L,
                        Counter.SWAP_NANOS_LAST, 10L));
    }

    @Test
    void metricsCounter_batch_addsEventsAndBytes() {
        metrics.written(3, 300);
        metrics.written(4, 50);
        metrics.rejected(5, 60);
        metrics.rejected(6, 70);
        assertThat(nonZero(metrics.countsOpaque()))
                .isEqualTo(Map.of(
                        Counter.EVENTS_WRITTEN, 7L,
                        Counter.BYTES_WRITTEN, 350L,
                        Counter.EVENTS_REJECTED, 11L,
                        Counter.BYTES_REJECTED, 130L));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE})
    void metricsCounter_negativeAmount_addsNothing(long negative) {
        count(metrics, 10);
        Map<Counter, Long> before = nonZero(metrics.countsOpaque());
        metrics.written(negative, negative);
        metrics.rejected(negative, negative);
        metrics.evicted(negative, negative);
        metrics.queueDepth(negative);
        assertThat(nonZero(metrics.countsOpaque())).isEqualTo(before);

        metrics.written(negative);
        metrics.rejected(negative);
        metrics.blocked(negative);
        before.merge(Counter.EVENTS_WRITTEN, 1L, Long::sum);
        before.merge(Counter.EVENTS_REJECTED, 1L, Long::sum);
        before.merge(Counter.BLOCKED_WRITES, 1L, Long::sum);
        assertThat(nonZero(metrics.countsOpaque())).isEqualTo(before);
    }

    @Test
    void metricsCounter_nearItsEnd_stopsThere() {
        count(metrics, Long.MAX_VALUE - 1);
        assertThat(metrics.countsOpaque().isSaturated()).isFalse();
        count(metrics, 1);
        assertSaturated();
        count(metrics, 1);
        assertSaturated();
        count(metrics, Long.MAX_VALUE);
        assertSaturated();
    }

    @Test
    void queueDepth_observed_keepsTheGreatest() {
        metrics.queueDepth(4);
        metrics.queueDepth(9);
        metrics.queueDepth(3);
        assertThat(metrics.countsOpaque().get(Counter.QUEUE_DEPTH_MAXIMUM)).isEqualTo(9);
    }

    @Test
    void readOpaque_offset_fillsItsPartOfTheRowOnly() {
        count(metrics, 2);
        long[] row = new long[3 * Columns.COUNT];
        metrics.readOpaque(row, Columns.COUNT, 0);
        assertThat(nonZero(new Counts(row, 0))).isEmpty();
        assertThat(nonZero(new Counts(row, Columns.COUNT))).isEqualTo(nonZero(metrics.countsOpaque()));
        assertThat(nonZero(new Counts(row, 2 * Columns.COUNT))).isEmpty();
    }

    @Test
    void gauge_attached_addsToWhatIsRead() {
        assertThat(metrics.gauge()).isSameAs(ThreadGauge.NONE);
        clock.setNanos(77);
        ThreadGauge gauge = new ThreadGauge() {
            @Override
            public void addTo(long[] row, int offset, long nowNanos) {
                row[offset + Columns.of(Counter.PRESSURE_NANOS)] = nowNanos;
            }

            @Override
            public BackPressureState state() {
                return BackPressureState.PRESSURE;
            }

            @Override
            public int ringsInRotation() {
                return 4;
            }

            @Override
            public boolean isSettled() {
                return false;
            }
        };
        metrics.attach(gauge);
        assertThat(metrics.gauge()).isSameAs(gauge);
        metrics.replace(ThreadGauge.NONE, ThreadGauge.NONE);
        assertThat(metrics.gauge()).isSameAs(gauge);
        metrics.replace(gauge, ThreadGauge.NONE);
        assertThat(metrics.gauge()).isSameAs(ThreadGauge.NONE);
        metrics.attach(gauge);
        assertThat(nonZero(metrics.countsOpaque())).isEqualTo(Map.of(Counter.PRESSURE_NANOS, 77L));
    }

    @Test
    void noGauge_ofAThread_knowsNothing() {
        long[] row = new long[Columns.COUNT];
        ThreadGauge.NONE.addTo(row, 0, 5);
        assertThat(row).containsOnly(0);
        assertThat(ThreadGauge.NONE.state()).isEqualTo(BackPressureState.NONE);
        assertThat(ThreadGauge.NONE.ringsInRotation()).isZero();
        assertThat(ThreadGauge.NONE.isSettled()).isTrue();
    }

    @Test
    void metrics_ofAThread_knowTheirPipelineAndAreNotShared() {
        assertThat(metrics.pipeline()).isEqualTo("orders");
        assertThat(metrics.isShared()).isFalse();
        assertThat(metrics.swapTimingsOrNull()).isNull();
    }

    private void assertSaturated() {
        Map<Counter, Long> counts = nonZero(metrics.countsOpaque());
        for (Counter counter : new Counter[] {
            Counter.EVENTS_WRITTEN,
            Counter.BYTES_WRITTEN,
            Counter.EVENTS_REJECTED,
            Counter.BYTES_REJECTED,
            Counter.EVENTS_EVICTED,
            Counter.BYTES_EVICTED,
            Counter.BLOCKED_NANOS
        }) {
            assertThat(counts).containsEntry(counter, Long.MAX_VALUE);
        }
        assertThat(metrics.countsOpaque().isSaturated()).isTrue();
    }

    /** Counts an amount in each counter that takes one. */
    private static void count(ThreadCounters metrics, long amount) {
        metrics.written(amount, amount);
        metrics.rejected(amount, amount);
        metrics.evicted(amount, amount);
        metrics.blocked(amount);
    }

    private void assertCounts(Consumer<ThreadCounters> mutator, Map<Counter, Long> expected) {
        ThreadCounters fresh = new ThreadCounters("orders", clock, DurationEvents.NONE);
        mutator.accept(fresh);
        assertThat(nonZero(fresh.countsOpaque())).isEqualTo(expected);
    }

    static Map<Counter, Long> nonZero(Counts counts) {
        Map<Counter, Long> values = new EnumMap<>(Counter.class);
        for (Counter counter : Counter.values()) {
            if (counts.get(counter) != 0) {
                values.put(counter, counts.get(counter));
            }
        }
        return values;
    }
}
