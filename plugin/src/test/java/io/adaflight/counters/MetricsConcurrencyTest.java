package io.adaflight.counters;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.time.ManualClock;
import io.adaflight.time.Workers;
import org.junit.jupiter.api.Test;

class MetricsConcurrencyTest {
    private static final int WRITERS = 8;
    private static final int EVENTS = 500_000;

    @Test
    void metricsCounter_concurrentUpdates_accurateTotal() throws InterruptedException {
        ThreadMetrics[] metrics = new ThreadMetrics[WRITERS];
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
        long[] sums = new long[Counter.COUNT];
        for (ThreadMetrics writer : metrics) {
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
        ThreadMetrics metrics = metrics();
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

    @Test
    void swapTimings_readWhileRecorded_neverDecrease() throws InterruptedException {
        ThreadMetrics metrics = metrics();
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

    private static ThreadMetrics metrics() {
        return new ThreadMetrics("orders", new ManualClock(), DurationEvents.NONE);
    }
}
