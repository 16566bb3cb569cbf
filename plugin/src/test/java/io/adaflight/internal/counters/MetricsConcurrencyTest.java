package io.adaflight.internal.counters;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.Counter;
import io.adaflight.internal.time.ManualClock;
import io.adaflight.internal.time.Workers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsConcurrencyTest {
    private static final int WRITERS = 8;
    private static final int EVENTS = 500_000;
    private static final List<Counter> EACH = List.of(
            Counter.EVENTS_WRITTEN,
            Counter.BYTES_WRITTEN,
            Counter.EVENTS_REJECTED,
            Counter.BYTES_REJECTED,
            Counter.EVENTS_EVICTED,
            Counter.BYTES_EVICTED,
            Counter.BLOCKED_WRITES,
            Counter.BLOCKED_NANOS);

    @Test
    void metricsCounter_concurrentUpdates_accurateTotal() throws InterruptedException {
        ThreadCounters[] metrics = new ThreadCounters[WRITERS];
        for (int writer = 0; writer < WRITERS; writer++) {
            metrics[writer] = metrics();
        }
        Workers.run(WRITERS, writer -> {
            for (int i = 0; i < EVENTS; i++) {
                metrics[writer].written(i & 15);
                if ((i & 3) == 0) {
                    metrics[writer].rejected(2);
                }
            }
        });
        long[] sums = new long[Columns.COUNT];
        for (ThreadCounters writer : metrics) {
            writer.countsOpaque().addTo(sums, 0);
        }
        Counts total = new Counts(sums, 0);
        assertThat(total.get(Counter.EVENTS_WRITTEN)).isEqualTo((long) WRITERS * EVENTS);
        assertThat(total.get(Counter.BYTES_WRITTEN)).isEqualTo((long) WRITERS * EVENTS / 16 * 120);
        assertThat(total.get(Counter.EVENTS_REJECTED)).isEqualTo((long) WRITERS * EVENTS / 4);
        assertThat(total.get(Counter.BYTES_REJECTED)).isEqualTo((long) WRITERS * EVENTS / 2);
    }

    /** Each event adds the same to both halves of the counter of bytes: a torn read would show halves that differ. */
    @Test
    void metricsCounter_readWhileWritten_isNeitherTornNorDecreasing() throws InterruptedException {
        long bothHalves = (1L << 32) + 1;
        ThreadCounters metrics = metrics();
        Workers writer = Workers.start(1, w -> {
            for (int i = 0; i < 4 * EVENTS; i++) {
                metrics.written(bothHalves);
                metrics.queueDepth(i);
            }
        });
        Counts last = Counts.ZERO;
        while (writer.running()) {
            Counts now = metrics.countsOpaque();
            for (Counter counter : Counter.values()) {
                assertThat(now.get(counter)).isGreaterThanOrEqualTo(last.get(counter));
            }
            long bytes = now.get(Counter.BYTES_WRITTEN);
            assertThat(bytes >>> 32).isEqualTo(bytes & 0xffff_ffffL);
            last = now;
        }
        writer.join();
        assertThat(metrics.countsOpaque().get(Counter.EVENTS_WRITTEN)).isEqualTo(4L * EVENTS);
        assertThat(metrics.countsOpaque().get(Counter.BYTES_WRITTEN)).isEqualTo(4L * EVENTS * bothHalves);
        assertThat(metrics.countsOpaque().get(Counter.QUEUE_DEPTH_MAXIMUM)).isEqualTo(4L * EVENTS - 1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void counters_readWhileEachIsWritten_neverDecreaseAndAreExactAtTheEnd(boolean shared) throws InterruptedException {
        ThreadCounters metrics =
                shared ? ThreadCounters.shared("orders", new ManualClock(), DurationEvents.NONE) : metrics();
        Workers writer = Workers.start(1, w -> {
            for (int i = 0; i < EVENTS; i++) {
                metrics.written(1);
                metrics.rejected(1);
                metrics.evicted(1, 1);
                metrics.blocked(1);
            }
        });
        Counts last = Counts.ZERO;
        while (writer.running()) {
            Counts now = metrics.countsOpaque();
            for (Counter counter : EACH) {
                assertThat(now.get(counter)).isGreaterThanOrEqualTo(last.get(counter));
            }
            last = now;
        }
        writer.join();
        Counts counts = metrics.countsOpaque();
        assertThat(EACH).allSatisfy(counter -> assertThat(counts.get(counter)).isEqualTo(EVENTS));
    }

    @Test
    void swapTimings_readWhileRecorded_neverDecrease() throws InterruptedException {
        ThreadCounters metrics = metrics();
        Workers writer = Workers.start(1, w -> {
            for (int i = 0; i < EVENTS; i++) {
                metrics.swapped(i & 1023);
            }
        });
        long lastCount = 0;
        long lastTotal = 0;
        long lastInHistogram = 0;
        while (writer.running()) {
            Counts now = metrics.countsOpaque();
            SwapHistogram swaps = new SwapHistogram();
            swaps.add(metrics.swapTimingsOrNull());
            assertThat(now.get(Counter.SWAPS)).isGreaterThanOrEqualTo(lastCount);
            assertThat(now.get(Counter.SWAP_NANOS)).isGreaterThanOrEqualTo(lastTotal);
            assertThat(swaps.count()).isGreaterThanOrEqualTo(lastInHistogram);
            lastCount = now.get(Counter.SWAPS);
            lastTotal = now.get(Counter.SWAP_NANOS);
            lastInHistogram = swaps.count();
        }
        writer.join();
        SwapHistogram swaps = new SwapHistogram();
        swaps.add(metrics.swapTimingsOrNull());
        assertThat(swaps.count()).isEqualTo(EVENTS);
        assertThat(metrics.countsOpaque().get(Counter.SWAPS)).isEqualTo(EVENTS);
    }

    private static ThreadCounters metrics() {
        return new ThreadCounters("orders", new ManualClock(), DurationEvents.NONE);
    }
}
