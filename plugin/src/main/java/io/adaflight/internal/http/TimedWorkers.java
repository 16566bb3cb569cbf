package io.adaflight.internal.http;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Two daemon threads with a limited number of tasks before them, each of which has a limited time. One task more is refused with
 * a {@link java.util.concurrent.RejectedExecutionException}, upon which the server closes its connection.
 */
final class TimedWorkers implements Executor, AutoCloseable {
    private static final int THREADS = 2;
    private static final int KEEP_ALIVE_SECONDS = 30;

    private final ThreadPoolExecutor workers;
    private final ScheduledThreadPoolExecutor timer;
    private final Duration longest;

    TimedWorkers(int mostWaiting, Duration longest) {
        this.longest = longest;
        this.workers = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                KEEP_ALIVE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(mostWaiting),
                task -> daemon(task, "adaflight-http"));
        this.workers.allowCoreThreadTimeOut(true);
        // A task that begins while the timer is being closed has no limit any more, and its connection is closed.
        this.timer = new ScheduledThreadPoolExecutor(
                1, task -> daemon(task, "adaflight-http-timer"), new ThreadPoolExecutor.DiscardPolicy());
        this.timer.setRemoveOnCancelPolicy(true);
    }

    /** A daemon thread that keeps no class loader of the application. */
    static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        return thread;
    }

    @Override
    public void execute(Runnable task) {
        workers.execute(() -> runTimed(task));
    }

    private void runTimed(Runnable task) {
        Turn turn = new Turn(Thread.currentThread());
        Future<?> limit = timer.schedule(turn::interrupt, longest.toNanos(), TimeUnit.NANOSECONDS);
        try {
            task.run();
        } finally {
            limit.cancel(false);
            turn.end();
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
        timer.shutdownNow();
    }

    /** The time of one task. An interrupt closes the channel that its thread reads from or writes to. */
    private static final class Turn {
        private @Nullable Thread thread;

        Turn(Thread thread) {
            this.thread = thread;
        }

        synchronized void interrupt() {
            if (thread != null) {
                thread.interrupt();
            }
        }

        /** No interrupt comes later, and one that came too late for the task is forgotten. */
        synchronized void end() {
            thread = null;
            Thread.interrupted();
        }
    }
}
