package io.adaflight.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adaflight.AdaFlight;
import io.adaflight.PipelineMetrics;
import io.adaflight.internal.counters.Counts;
import io.adaflight.internal.counters.ThreadCounters;
import io.adaflight.internal.time.Workers;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.AbortPolicy;
import java.util.concurrent.ThreadPoolExecutor.CallerRunsPolicy;
import java.util.concurrent.ThreadPoolExecutor.DiscardOldestPolicy;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CountedHandlerTest {
    private final PipelineMetrics metrics = AdaFlight.metrics("handler-test");
    private final List<String> ran = new CopyOnWriteArrayList<>();
    private final CountDownLatch busy = new CountDownLatch(1);

    @AfterEach
    void giveTheNameBack() {
        metrics.close();
    }

    private Counts counted() {
        return ((ThreadCounters) metrics.thread()).countsOpaque();
    }

    private ThreadPoolExecutor pool(RejectedExecutionHandler handler) {
        return new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1), AdaFlight.counted("handler-test", handler));
    }

    /** A pool whose one thread is busy and whose queue holds "old". */
    private ThreadPoolExecutor fullPool(RejectedExecutionHandler handler) {
        ThreadPoolExecutor pool = pool(handler);
        pool.execute(() -> {
            try {
                Workers.await(busy);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        pool.execute(() -> ran.add("old"));
        return pool;
    }

    private List<String> end(ThreadPoolExecutor pool) throws InterruptedException {
        busy.countDown();
        pool.shutdown();
        assertThat(pool.awaitTermination(600, TimeUnit.SECONDS)).isTrue();
        return ran;
    }

    private void assertCounted(long written, long rejected, long evicted, long blocked) {
        Counts counted = counted();
        assertThat(List.of(
                        counted.eventsWritten(),
                        counted.eventsRejected(),
                        counted.eventsEvicted(),
                        counted.blockedWrites()))
                .containsExactly(written, rejected, evicted, blocked);
    }

    @Test
    void abort_fullPool_countsRejectedAndThrows() throws InterruptedException {
        ThreadPoolExecutor pool = fullPool(new AbortPolicy());
        assertThatThrownBy(() -> pool.execute(() -> ran.add("new"))).isInstanceOf(RejectedExecutionException.class);
        assertThat(end(pool)).containsExactly("old");
        assertCounted(0, 1, 0, 0);
    }

    @Test
    void discard_fullPool_countsRejected() throws InterruptedException {
        ThreadPoolExecutor pool = fullPool(new DiscardPolicy());
        pool.execute(() -> ran.add("new"));
        assertThat(end(pool)).containsExactly("old");
        assertCounted(0, 1, 0, 0);
    }

    @Test
    void discardOldest_fullPool_countsTheOldTaskAsEvicted() throws InterruptedException {
        ThreadPoolExecutor pool = fullPool(new DiscardOldestPolicy());
        pool.execute(() -> ran.add("new"));
        assertThat(end(pool)).containsExactly("new");
        assertCounted(1, 0, 1, 0);
    }

    @Test
    void discardOldest_queueEmptyInTheMeantime_evictsNothing() throws InterruptedException {
        ThreadPoolExecutor pool = pool(new DiscardOldestPolicy());
        pool.getRejectedExecutionHandler().rejectedExecution(() -> ran.add("new"), pool);
        assertThat(end(pool)).containsExactly("new");
        assertCounted(0, 0, 0, 0);
    }

    @Test
    void callerRuns_fullPool_countsTheTimeOfItsCaller() throws InterruptedException {
        ThreadPoolExecutor pool = fullPool(new CallerRunsPolicy());
        pool.execute(() -> ran.add(Thread.currentThread().getName()));
        assertThat(end(pool)).containsExactly(Thread.currentThread().getName(), "old");
        assertCounted(1, 0, 0, 1);
        assertThat(metrics.snapshot().eventsDrained()).isEqualTo(1);
    }

    @Test
    void callerRuns_taskThatFails_endsTheWait() throws InterruptedException {
        ThreadPoolExecutor pool = fullPool(new CallerRunsPolicy());
        assertThatThrownBy(() -> pool.execute(() -> {
                    throw new IllegalStateException("task");
                }))
                .hasMessage("task");
        assertThat(end(pool)).containsExactly("old");
        assertCounted(1, 0, 0, 1);
    }

    @Test
    void ownHandler_countsRejected_whateverItDoes() throws InterruptedException {
        ThreadPoolExecutor pool = fullPool((task, refusing) -> task.run());
        pool.execute(() -> ran.add("new"));
        assertThat(end(pool)).containsExactly("new", "old");
        assertCounted(0, 1, 0, 0);
    }

    @Test
    void anyHandler_poolThatIsShutDown_countsRejected() throws InterruptedException {
        for (RejectedExecutionHandler handler : List.of(new CallerRunsPolicy(), new DiscardOldestPolicy())) {
            ThreadPoolExecutor pool = pool(handler);
            assertThat(end(pool)).isEmpty();
            pool.execute(() -> ran.add("new"));
        }
        assertThat(ran).isEmpty();
        assertCounted(0, 2, 0, 0);
    }
}
