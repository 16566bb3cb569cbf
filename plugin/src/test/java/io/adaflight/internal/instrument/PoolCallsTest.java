package io.adaflight.internal.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adaflight.AdaFlight;
import io.adaflight.EventCounts;
import io.adaflight.PipelineMetrics;
import io.adaflight.Snapshot;
import io.adaflight.bridge.Connection;
import io.adaflight.bridge.PoolCalls;
import io.adaflight.internal.counters.DrainCounters;
import io.adaflight.internal.jfr.InstrumentationLog;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the calls of executors mean: each task is counted once, and scheduled pools not at all. */
class PoolCallsTest {
    private static final RejectedExecutionHandler ABORT = new ThreadPoolExecutor.AbortPolicy();
    private static final RejectedExecutionHandler CALLER = new ThreadPoolExecutor.CallerRunsPolicy();
    private static final RejectedExecutionHandler OLDEST = new ThreadPoolExecutor.DiscardOldestPolicy();
    private static final AtomicInteger FACTORIES = new AtomicInteger();

    /** Has a name of its own: a pool goes on with the pipeline of an earlier one of its name once that was collected. */
    private static final class Factory implements ThreadFactory {
        @SuppressWarnings("unused") // Found by its name, like the one of the JDK's factories.
        private final String namePrefix = "pool " + FACTORIES.incrementAndGet() + " of PoolCallsTest";

        @Override
        public Thread newThread(Runnable task) {
            return new Thread(task);
        }
    }

    private final ThreadPoolExecutor pool =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), new Factory());
    private Set<String> before = Set.of();

    @BeforeAll
    static void connect() {
        Connection.connect("executors", new CountedCalls(Library.EXECUTORS, new PoolNames(), new InstrumentationLog()));
    }

    @BeforeEach
    void remember() {
        AdaFlight.setCollectionInterval(Duration.ZERO);
        before = names();
    }

    @AfterEach
    void restore() {
        AdaFlight.setCollectionInterval(Duration.ofMillis(10));
        pool.shutdown();
    }

    private static Set<String> names() {
        return AdaFlight.pipelines().stream().map(PipelineMetrics::name).collect(Collectors.toSet());
    }

    private Snapshot snapshot() {
        return pipeline().snapshot();
    }

    private PipelineMetrics pipeline() {
        List<PipelineMetrics> made = AdaFlight.pipelines().stream()
                .filter(pipeline -> !before.contains(pipeline.name()))
                .toList();
        assertThat(made).hasSize(1);
        return made.get(0);
    }

    private void assertCounts(long written, long rejected, long evicted, long drained) {
        Snapshot snapshot = snapshot();
        EventCounts totals = snapshot.totals();
        assertThat(totals.eventsWritten()).isEqualTo(written);
        assertThat(totals.eventsRejected()).isEqualTo(rejected);
        assertThat(totals.eventsEvicted()).isEqualTo(evicted);
        assertThat(snapshot.eventsDrained()).isEqualTo(drained);
    }

    @Test
    void accepted_onlyWhenItWas_isWritten() {
        PoolCalls.accepted(true, pool);
        PoolCalls.accepted(false, pool);
        assertCounts(1, 0, 0, 0);
    }

    @Test
    void rejected_byAPolicyThatCountsItself_isCountedThere() {
        PoolCalls.rejected(pool, ABORT);
        PoolCalls.rejected(pool, CALLER);
        PoolCalls.rejected(pool, OLDEST);
        assertCounts(0, 1, 0, 0);
    }

    @Test
    void recalled_afterShutdown_isEvictedAndNotRejectedToo() {
        PoolCalls.accepted(true, pool);
        PoolCalls.removed(true, pool);
        PoolCalls.recalled(pool, ABORT);
        PoolCalls.accepted(true, pool);
        PoolCalls.removed(true, pool);
        PoolCalls.recalled(pool, CALLER);
        PoolCalls.lookedForShutdown(true, pool);
        assertCounts(2, 0, 2, 0);
        PoolCalls.lookedForShutdown(true, pool);
        assertCounts(2, 1, 2, 0);
    }

    @Test
    void lookedForShutdown_whilePoolRuns_countsNothing() {
        PoolCalls.accepted(true, pool);
        PoolCalls.lookedForShutdown(false, pool);
        assertCounts(1, 0, 0, 0);
    }

    @Test
    void runInCaller_isWrittenDrainedAndTimeBlocked() {
        PoolCalls.runInCaller(() -> {}, pool);
        assertThatThrownBy(() -> PoolCalls.runInCaller(
                        () -> {
                            throw new IllegalStateException("task");
                        },
                        pool))
                .hasMessage("task");
        assertCounts(2, 0, 0, 2);
        assertThat(snapshot().totals().blockedWrites()).isEqualTo(2);
        assertThat(snapshot().totals().blockedNanos()).isPositive();
    }

    @Test
    void taken_aTaskOrNone_isDrainedOrNot() {
        PoolCalls.started(pool, null);
        PoolCalls.started(pool, this);
        PoolCalls.taken(this, pool);
        PoolCalls.taken(null, pool);
        assertCounts(0, 0, 0, 2);
    }

    private DrainCounters drain() {
        return (DrainCounters) pipeline().drainThread();
    }

    @Test
    void takeAndPoll_tasksThere_returnThemWithoutAWait() throws InterruptedException {
        PoolCalls.started(pool, null);
        BlockingQueue<Object> queue = new LinkedBlockingQueue<>(List.of(1, 2));
        assertThat(PoolCalls.take(queue, pool)).isEqualTo(1);
        assertThat(PoolCalls.poll(queue, 1, TimeUnit.HOURS, pool)).isEqualTo(2);
        assertThat(drain().takesOpaque()).isZero();
        assertThat(drain().atWorkOpaque()).isEqualTo(1);
    }

    @Test
    void poll_noTask_isAWaitThatEnds() throws InterruptedException {
        assertThat(PoolCalls.poll(new LinkedBlockingQueue<>(), 1, TimeUnit.NANOSECONDS, pool))
                .isNull();
        assertThat(drain().takesOpaque()).isEqualTo(1);
        assertThat(drain().atWorkOpaque()).isEqualTo(1);
    }

    @Test
    void take_queueOfSomebodyElse_isTakenAndNotPolled() throws InterruptedException {
        BlockingQueue<Object> queue = new LinkedBlockingQueue<>(List.of(1)) {
            private static final long serialVersionUID = 1;

            @Override
            public Object poll() {
                throw new AssertionError("polled");
            }
        };
        assertThat(PoolCalls.take(queue, pool)).isEqualTo(1);
        assertThat(drain().takesOpaque()).isEqualTo(1);
    }

    @Test
    void take_interruptedThread_throwsAsTheQueueDoes() {
        BlockingQueue<Object> queue = new LinkedBlockingQueue<>(List.of(1));
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> PoolCalls.take(queue, pool)).isInstanceOf(InterruptedException.class);
        assertThat(queue).hasSize(1);
        assertThat(drain().atWorkOpaque()).isEqualTo(1);
    }

    @Test
    void takenOut_beforeItRan_isEvicted() {
        PoolCalls.evicted(null, pool);
        PoolCalls.evicted(this, pool);
        PoolCalls.removed(false, pool);
        PoolCalls.removed(true, pool);
        PoolCalls.givenBack(List.of(), pool);
        PoolCalls.givenBack(List.of(1, 2, 3), pool);
        assertCounts(0, 0, 5, 0);
    }

    @Test
    void scheduledPool_anyCall_isLeftAlone() throws InterruptedException {
        ThreadPoolExecutor scheduled = new ScheduledThreadPoolExecutor(1);
        PoolCalls.started(scheduled, this);
        assertThat(PoolCalls.take(new LinkedBlockingQueue<>(List.of(1)), scheduled))
                .isEqualTo(1);
        assertThat(PoolCalls.poll(new LinkedBlockingQueue<>(), 1, TimeUnit.NANOSECONDS, scheduled))
                .isNull();
        PoolCalls.taken(this, scheduled);
        PoolCalls.removed(true, scheduled);
        PoolCalls.givenBack(List.of(1), scheduled);
        PoolCalls.lookedForShutdown(true, scheduled);
        scheduled.shutdown();
        assertThat(names()).isEqualTo(before);
    }
}
