package io.adaflight.internal.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.Counter;
import io.adaflight.internal.counters.DurationEvents;
import io.adaflight.internal.counters.ThreadCounters;
import io.adaflight.internal.registry.ThreadRegistry;
import io.adaflight.internal.time.NanoClock;
import io.adaflight.internal.time.Workers;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class CollectorAccuracyTest {
    private final ThreadRegistry registry = new ThreadRegistry("orders", NanoClock.SYSTEM, DurationEvents.NONE);
    private final Collector collector = Snapshots.collector(registry, NanoClock.SYSTEM);

    @Test
    void aggregation_of64ThreadsWhileCollecting_isExactAndNeverDecreases() throws InterruptedException {
        long threads = 64;
        long events = 2_000_000;
        Workers writers = Workers.start((int) threads, thread -> {
            ThreadCounters metrics = registry.current();
            for (long i = 0; i < events; i++) {
                metrics.written(8);
                if ((i & 1023) == 0) {
                    metrics.rejected(thread);
                    metrics.swapped(i & 15);
                }
            }
        });
        collectUntilDone(writers);
        CollectedSnapshot last = collector.collectNow();
        long seldom = (events + 1023) / 1024;
        assertThat(last.rows()).isZero();
        assertThat(last.retiredThreads()).isEqualTo(threads);
        assertThat(Snapshots.written(last)).isEqualTo(threads * events);
        assertThat(last.totals().get(Counter.BYTES_WRITTEN)).isEqualTo(8 * threads * events);
        assertThat(last.totals().get(Counter.EVENTS_REJECTED)).isEqualTo(threads * seldom);
        assertThat(last.totals().get(Counter.BYTES_REJECTED)).isEqualTo(64L * 63 / 2 * seldom);
        assertThat(last.totals().get(Counter.SWAPS)).isEqualTo(threads * seldom);
        assertThat(registry.swaps().count()).isEqualTo(threads * seldom);
    }

    /** Paced by the clock; what is asserted does not depend on it. */
    @Test
    void events1mPerSecond_sustained_accurate() throws InterruptedException {
        int threads = 4;
        int slots = 10_000;
        int eventsOfASlot = 250;
        long begin = System.nanoTime();
        Workers writers = Workers.start(threads, thread -> {
            ThreadCounters metrics = registry.current();
            for (int slot = 1; slot <= slots; slot++) {
                for (int event = 0; event < eventsOfASlot; event++) {
                    metrics.written(event);
                }
                long rest = begin + slot * 1_000_000L - System.nanoTime();
                if (rest > 0) {
                    LockSupport.parkNanos(rest);
                }
            }
        });
        int snapshots = collectUntilDone(writers);
        CollectedSnapshot last = collector.collectNow();
        assertThat(snapshots).isGreaterThan(1);
        assertThat(Snapshots.written(last)).isEqualTo(10_000_000);
        assertThat(last.totals().get(Counter.BYTES_WRITTEN)).isEqualTo(4L * 10_000 * (250 * 249 / 2));
        assertThat(last.totals().dropped()).isZero();
    }

    private int collectUntilDone(Workers writers) throws InterruptedException {
        int snapshots = 0;
        CollectedSnapshot last = collector.latest();
        while (writers.running()) {
            CollectedSnapshot snapshot = collector.collectNow();
            Snapshots.assertBalanced(snapshot);
            Snapshots.assertNotBefore(snapshot, last);
            last = snapshot;
            snapshots++;
        }
        writers.join();
        return snapshots;
    }
}
