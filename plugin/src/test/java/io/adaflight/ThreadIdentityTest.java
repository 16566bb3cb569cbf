package io.adaflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pools that keep their threads and erase the thread-locals of these between two tasks. */
class ThreadIdentityTest {
    private static final int TASKS = 1_000_000;
    private static final Field THREAD_LOCALS = threadLocals();

    /** The threads that ran a task. */
    private final Set<Thread> ran = ConcurrentHashMap.newKeySet();

    private static Field threadLocals() {
        try {
            Field field = Thread.class.getDeclaredField("threadLocals");
            field.setAccessible(true); // The build opens java.lang to the tests.
            return field;
        } catch (NoSuchFieldException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** What some servers do to a thread that returns to its pool. */
    private static void eraseThreadLocals(Thread thread) {
        try {
            THREAD_LOCALS.set(thread, null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private void count(PipelineMetrics metrics) {
        ran.add(Thread.currentThread());
        metrics.thread().written(1);
    }

    private void assertOneRowForEachThread(PipelineMetrics metrics, long events) {
        Snapshot snapshot = metrics.snapshot();
        assertThat(snapshot.totals().eventsWritten()).isEqualTo(events);
        assertThat(snapshot.rows() + snapshot.retiredThreads()).isEqualTo(ran.size());
    }

    @Test
    void commonPool_aMillionTasks_areOneRowForEachThreadInAFlatHeap() {
        PipelineMetrics metrics = AdaFlight.metrics("common pool");
        int first = TASKS / 10;
        submit(metrics, first);
        long before = usedBytes();
        submit(metrics, TASKS - first);
        assertThat(usedBytes() - before).isLessThan(8L << 20);
        assertOneRowForEachThread(metrics, TASKS);
    }

    private void submit(PipelineMetrics metrics, int tasks) {
        List<Future<?>> submitted = new ArrayList<>();
        for (int task = 0; task < tasks; task++) {
            submitted.add(ForkJoinPool.commonPool().submit(() -> {
                count(metrics);
                eraseThreadLocals(Thread.currentThread());
            }));
            if (submitted.size() == 1_000) {
                join(submitted);
            }
        }
        join(submitted);
    }

    private static void join(List<Future<?>> tasks) {
        for (Future<?> task : tasks) {
            try {
                task.get();
            } catch (InterruptedException | ExecutionException e) {
                throw new AssertionError(e);
            }
        }
        tasks.clear();
    }

    private static long usedBytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Test
    void completableFutures_ofTheCommonPool_areOneRowForEachThread() {
        PipelineMetrics metrics = AdaFlight.metrics("futures");
        for (int round = 0; round < 100; round++) {
            CompletableFuture.allOf(IntStream.range(0, 100)
                            .mapToObj(task -> CompletableFuture.runAsync(() -> count(metrics)))
                            .toArray(CompletableFuture[]::new))
                    .join();
        }
        assertOneRowForEachThread(metrics, 10_000);
    }

    @Test
    void parallelStreams_oneAfterTheOther_areOneRowForEachThread() {
        PipelineMetrics metrics = AdaFlight.metrics("streams");
        for (int round = 0; round < 100; round++) {
            IntStream.range(0, 100).parallel().forEach(number -> count(metrics));
        }
        assertOneRowForEachThread(metrics, 10_000);
    }

    @Test
    void forkJoinPool_withAFactoryOfItsOwn_isOneRowForEachThread() throws Exception {
        PipelineMetrics metrics = AdaFlight.metrics("own factory");
        ForkJoinPool pool = new ForkJoinPool(2, OwnWorker::new, null, false);
        try {
            for (int task = 0; task < 10_000; task++) {
                pool.submit(() -> {
                            count(metrics);
                            eraseThreadLocals(Thread.currentThread());
                        })
                        .get();
            }
            assertOneRowForEachThread(metrics, 10_000);
        } finally {
            pool.shutdown();
        }
    }

    private static final class OwnWorker extends ForkJoinWorkerThread {
        OwnWorker(ForkJoinPool pool) {
            super(pool);
        }
    }

    @Test
    void executor_thatErasesByReflection_isOneRowAndKeepsTheOrderOfItsThread() throws Exception {
        List<Integer> received = new ArrayList<>();
        EventPipeline pipeline = AdaFlight.pipeline("erasing executor")
                .sink(event -> received.add(event.getInt(event.position())))
                .open();
        ExecutorService executor = new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>()) {
            @Override
            protected void afterExecute(Runnable task, Throwable failure) {
                eraseThreadLocals(Thread.currentThread());
            }
        };
        try {
            for (int task = 0; task < 10_000; task++) {
                byte[] event = ByteBuffer.allocate(4).putInt(task).array();
                executor.submit(() -> {
                            ran.add(Thread.currentThread());
                            Thread.currentThread().setName("task " + event[3]);
                            return pipeline.write(event);
                        })
                        .get();
            }
        } finally {
            executor.shutdown();
        }
        pipeline.close();
        Snapshot snapshot = AdaFlight.metrics("erasing executor").snapshot();
        assertThat(snapshot.rows() + snapshot.retiredThreads()).isEqualTo(1);
        assertThat(received.size() + snapshot.totals().eventsEvicted()).isEqualTo(10_000);
        assertThat(received).isSorted();
    }

    @Test
    void cachedPool_threadsThatEnd_areRetired() throws Exception {
        PipelineMetrics metrics = AdaFlight.metrics("cached pool");
        ExecutorService pool = Executors.newFixedThreadPool(4);
        for (int task = 0; task < 1_000; task++) {
            pool.submit(() -> count(metrics)).get();
        }
        pool.shutdown();
        assertThat(pool.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        for (Thread thread : ran) {
            thread.join();
        }
        Snapshot snapshot = metrics.snapshot();
        assertThat(snapshot.retiredThreads()).isEqualTo(4);
        assertThat(snapshot.totals().eventsWritten()).isEqualTo(1_000);
    }
}
