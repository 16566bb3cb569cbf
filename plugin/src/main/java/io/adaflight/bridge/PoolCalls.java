package io.adaflight.bridge;

import java.util.Collection;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.CallerRunsPolicy;
import java.util.concurrent.ThreadPoolExecutor.DiscardOldestPolicy;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What {@link ThreadPoolExecutor} and its policies call; the owner is the pool. Scheduled pools are left alone: their queue
 * has no bound, and tasks enter it elsewhere.
 */
public final class PoolCalls {
    private static final PipelineCalls CALLS = Connection.receiver("executors");

    /** Set while the calling thread rejects a task that is counted already. */
    private static final ThreadLocal<Boolean> COUNTED = new ThreadLocal<>();

    private PoolCalls() {}

    /** A task was offered to a new thread or to the queue; one that nobody accepts is rejected next. */
    public static void accepted(boolean accepted, ThreadPoolExecutor pool) {
        if (accepted) {
            CALLS.written(pool, null);
        }
    }

    /** A task that no thread and no queue accepted goes to the handler. */
    public static void rejected(ThreadPoolExecutor pool, RejectedExecutionHandler handler) {
        if (!countsItself(handler)) {
            CALLS.rejected(pool, null, 1);
        }
    }

    /** A task that was accepted and removed again, since the pool is shut down, goes to the handler. */
    public static void recalled(ThreadPoolExecutor pool, RejectedExecutionHandler handler) {
        if (countsItself(handler)) {
            COUNTED.set(Boolean.TRUE);
        }
    }

    private static boolean countsItself(RejectedExecutionHandler handler) {
        return handler instanceof CallerRunsPolicy || handler instanceof DiscardOldestPolicy;
    }

    /** A policy has looked whether the pool is shut down; it drops the task if so. */
    public static void lookedForShutdown(boolean shutdown, ThreadPoolExecutor pool) {
        if (shutdown) {
            if (COUNTED.get() != null) {
                COUNTED.remove();
            } else if (isCounted(pool)) {
                CALLS.rejected(pool, null, 1);
            }
        }
    }

    /** Runs a task in the thread that wanted to hand it over. */
    public static void runInCaller(Runnable task, ThreadPoolExecutor pool) {
        CALLS.ranByCaller(pool, null);
        CALLS.waitBegins(pool, null);
        try {
            task.run();
        } finally {
            CALLS.waitEnds();
        }
    }

    /** The oldest task was taken out of the queue to make room. */
    public static void evicted(@Nullable Object task, ThreadPoolExecutor pool) {
        if (task != null) {
            CALLS.evicted(pool, null, 1);
        }
    }

    /** A task was asked to be removed from the queue. */
    public static void removed(boolean removed, ThreadPoolExecutor pool) {
        if (removed && isCounted(pool)) {
            CALLS.evicted(pool, null, 1);
        }
    }

    /** The tasks that waited were given back. */
    public static void givenBack(Collection<?> tasks, ThreadPoolExecutor pool) {
        if (!tasks.isEmpty() && isCounted(pool)) {
            CALLS.evicted(pool, null, tasks.size());
        }
    }

    /** A worker thread begins, perhaps with a task of its own. */
    public static void started(ThreadPoolExecutor pool, @Nullable Object firstTask) {
        if (isCounted(pool)) {
            CALLS.takeEnds(pool, null);
            if (firstTask != null) {
                CALLS.drained(pool, null, 1);
            }
        }
    }

    /*
     * Several threads take, so whether a queue is empty does not say whether one of them will wait. A queue of the JDK is
     * polled first: to a thread that is not interrupted that comes to the same as the call that may wait. What the queues of
     * others do in poll is theirs.
     */
    private static boolean mayPollFirst(BlockingQueue<?> queue) {
        return queue.getClass().getPackageName().equals("java.util.concurrent")
                && !Thread.currentThread().isInterrupted();
    }

    /** Takes a task in place of a worker thread. */
    public static Object take(BlockingQueue<?> queue, ThreadPoolExecutor pool) throws InterruptedException {
        if (!isCounted(pool)) {
            return queue.take();
        }
        Object task = mayPollFirst(queue) ? queue.poll() : null;
        if (task == null) {
            CALLS.takeBegins(pool, null);
            try {
                task = queue.take();
            } finally {
                CALLS.takeEnds(pool, null);
            }
        }
        return task;
    }

    /** Polls for a task in place of a worker thread. */
    public static @Nullable Object poll(BlockingQueue<?> queue, long timeout, TimeUnit unit, ThreadPoolExecutor pool)
            throws InterruptedException {
        if (!isCounted(pool)) {
            return queue.poll(timeout, unit);
        }
        Object task = mayPollFirst(queue) ? queue.poll() : null;
        if (task == null) {
            CALLS.takeBegins(pool, null);
            try {
                task = queue.poll(timeout, unit);
            } finally {
                CALLS.takeEnds(pool, null);
            }
        }
        return task;
    }

    /** A worker thread has a task, or none and ends. */
    public static void taken(@Nullable Object task, ThreadPoolExecutor pool) {
        if (task != null && isCounted(pool)) {
            CALLS.drained(pool, null, 1);
        }
    }

    private static boolean isCounted(ThreadPoolExecutor pool) {
        return !(pool instanceof ScheduledThreadPoolExecutor);
    }
}
