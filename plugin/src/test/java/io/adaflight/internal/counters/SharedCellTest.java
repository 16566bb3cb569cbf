package io.adaflight.internal.counters;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.Counter;
import io.adaflight.internal.time.ManualClock;
import io.adaflight.internal.time.Workers;
import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class SharedCellTest {
    private static final int WRITERS = 8;
    private static final int EVENTS = 100_000;

    private final ManualClock clock = new ManualClock();
    private final ThreadCounters metrics = ThreadCounters.shared("orders", clock, DurationEvents.NONE);

    @Test
    void sharedCounters_manyWriters_areExact() throws InterruptedException {
        Workers.run(WRITERS, writer -> {
            for (int i = 0; i < EVENTS; i++) {
                metrics.written(3);
                metrics.rejected(2, 5);
                metrics.filtered();
            }
        });
        long calls = (long) WRITERS * EVENTS;
        assertThat(ThreadCountersTest.nonZero(metrics.countsOpaque()))
                .isEqualTo(Map.of(
                        Counter.EVENTS_WRITTEN, calls,
                        Counter.BYTES_WRITTEN, 3 * calls,
                        Counter.EVENTS_REJECTED, 2 * calls,
                        Counter.BYTES_REJECTED, 5 * calls,
                        Counter.EVENTS_FILTERED, calls));
    }

    @Test
    void sharedCounters_manyWritersNearTheEnd_stopThereAndNeverDecrease() throws InterruptedException {
        metrics.written(Long.MAX_VALUE - EVENTS, Long.MAX_VALUE - EVENTS);
        Workers writers = Workers.start(WRITERS, writer -> {
            for (int i = 0; i < EVENTS; i++) {
                metrics.written(1);
            }
        });
        long last = 0;
        while (writers.running()) {
            long now = metrics.countsOpaque().get(Counter.EVENTS_WRITTEN);
            assertThat(now).isGreaterThanOrEqualTo(last);
            last = now;
        }
        writers.join();
        assertThat(ThreadCountersTest.nonZero(metrics.countsOpaque()))
                .isEqualTo(Map.of(Counter.EVENTS_WRITTEN, Long.MAX_VALUE, Counter.BYTES_WRITTEN, Long.MAX_VALUE));
    }

    @Test
    void sharedCounters_negativeAmount_addNothing() {
        metrics.written(2, 20);
        metrics.written(-1, Long.MIN_VALUE);
        assertThat(ThreadCountersTest.nonZero(metrics.countsOpaque()))
                .isEqualTo(Map.of(Counter.EVENTS_WRITTEN, 2L, Counter.BYTES_WRITTEN, 20L));
    }

    @Test
    void sharedMaximum_manyWriters_keepsTheGreatest() throws InterruptedException {
        Workers.run(WRITERS, writer -> {
            for (int i = 0; i < EVENTS; i++) {
                long depth = (long) i * WRITERS + writer;
                metrics.queueDepth(depth);
                long greatest = metrics.countsOpaque().get(Counter.QUEUE_DEPTH_MAXIMUM);
                if (greatest < depth) {
                    assertThat(greatest).isGreaterThanOrEqualTo(depth);
                }
            }
        });
        assertThat(metrics.countsOpaque().get(Counter.QUEUE_DEPTH_MAXIMUM))
                .isEqualTo((EVENTS - 1L) * WRITERS + WRITERS - 1);
        metrics.queueDepth(1);
        assertThat(metrics.countsOpaque().get(Counter.QUEUE_DEPTH_MAXIMUM))
                .isEqualTo((EVENTS - 1L) * WRITERS + WRITERS - 1);
    }

    @Test
    void sharedSwaps_manyWriters_areExactInOneHistogram() throws InterruptedException {
        Set<SwapTimings> timings = ConcurrentHashMap.newKeySet();
        Workers.run(WRITERS, writer -> {
            timings.add(metrics.allocateSwapTimings());
            for (int i = 0; i < EVENTS; i++) {
                metrics.swapped(writer + 1);
            }
        });
        assertThat(timings).hasSize(1);
        long calls = (long) WRITERS * EVENTS;
        Counts counts = metrics.countsOpaque();
        assertThat(counts.get(Counter.SWAPS)).isEqualTo(calls);
        assertThat(counts.get(Counter.SWAP_NANOS)).isEqualTo(calls * (WRITERS + 1) / 2);
        assertThat(counts.get(Counter.SWAP_NANOS_MAXIMUM)).isEqualTo(WRITERS);
        SwapHistogram swaps = new SwapHistogram();
        swaps.add(metrics.swapTimingsOrNull());
        assertThat(swaps.count()).isEqualTo(calls);
    }

    @Test
    void sharedSwap_whileAnotherIsRecorded_waitsForIt() throws InterruptedException {
        Thread thread = new Thread(() -> metrics.swapped(1));
        SwapTimings timings = metrics.allocateSwapTimings();
        synchronized (timings) {
            thread.start();
            while (!isBlockedOn(thread, timings)) {
                Thread.onSpinWait();
            }
        }
        thread.join();
        assertThat(metrics.countsOpaque().get(Counter.SWAPS)).isEqualTo(1);
    }

    private static boolean isBlockedOn(Thread thread, Object monitor) {
        ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(thread.getId());
        LockInfo lock = info == null ? null : info.getLockInfo();
        return lock != null && lock.getIdentityHashCode() == System.identityHashCode(monitor);
    }

    @Test
    void ownSwap_whileAnotherHoldsTheTimings_waitsForNobody() throws InterruptedException {
        ThreadCounters own = new ThreadCounters("orders", clock, DurationEvents.NONE);
        Thread thread = new Thread(() -> own.swapped(1));
        synchronized (own.allocateSwapTimings()) {
            thread.start();
            thread.join();
        }
        assertThat(own.countsOpaque().get(Counter.SWAPS)).isEqualTo(1);
    }

    /** The loser of a race for the first swap finds the timings there when it has got the lock. */
    @Test
    void sharedSwaps_allocatedByAnotherThread_areKept() {
        SwapTimings first = metrics.allocateSwapTimings();
        assertThat(metrics.allocateSwapTimings()).isSameAs(first);
        assertThat(metrics.swapTimingsOrNull()).isSameAs(first);
    }

    @Test
    void sharedSpans_thatOverlap_areTimedEachForItself() {
        TimedSwap outerSwap = metrics.beginSwap();
        TimedWait outerWait = metrics.beginBlocked();
        clock.advanceNanos(10);
        TimedSwap innerSwap = metrics.beginSwap();
        TimedWait innerWait = metrics.beginBlocked();
        clock.advanceNanos(1);
        innerSwap.end();
        innerWait.end();
        outerSwap.end();
        outerWait.end();
        assertThat(ThreadCountersTest.nonZero(metrics.countsOpaque()))
                .isEqualTo(Map.of(
                        Counter.SWAPS, 2L,
                        Counter.SWAP_NANOS, 12L,
                        Counter.SWAP_NANOS_MAXIMUM, 11L,
                        Counter.SWAP_NANOS_LAST, 11L,
                        Counter.BLOCKED_WRITES, 2L,
                        Counter.BLOCKED_NANOS, 12L));
    }

    @Test
    void sharedCounters_eachOfThem_isCountedAndRead() {
        metrics.written(1, 2);
        metrics.rejected(3, 4);
        metrics.evicted(5, 6);
        metrics.filtered();
        metrics.blocked(7);
        metrics.poolExhausted();
        metrics.ringFull();
        metrics.ringFull();
        metrics.allocationFailed();
        metrics.queueDepth(8);
        assertThat(ThreadCountersTest.nonZero(metrics.countsOpaque()))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry(Counter.EVENTS_WRITTEN, 1L),
                        Map.entry(Counter.BYTES_WRITTEN, 2L),
                        Map.entry(Counter.EVENTS_REJECTED, 3L),
                        Map.entry(Counter.BYTES_REJECTED, 4L),
                        Map.entry(Counter.EVENTS_EVICTED, 5L),
                        Map.entry(Counter.BYTES_EVICTED, 6L),
                        Map.entry(Counter.EVENTS_FILTERED, 1L),
                        Map.entry(Counter.BLOCKED_WRITES, 1L),
                        Map.entry(Counter.BLOCKED_NANOS, 7L),
                        Map.entry(Counter.POOL_EXHAUSTIONS, 1L),
                        Map.entry(Counter.RING_FULL, 2L),
                        Map.entry(Counter.ALLOCATION_FAILURES, 1L),
                        Map.entry(Counter.QUEUE_DEPTH_MAXIMUM, 8L)));
    }

    @Test
    void sharedMetrics_ask_saySo() {
        assertThat(metrics.isShared()).isTrue();
    }
}
