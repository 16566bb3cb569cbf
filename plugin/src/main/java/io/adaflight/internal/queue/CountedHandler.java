package io.adaflight.internal.queue;

import io.adaflight.BlockedSpan;
import io.adaflight.PipelineMetrics;
import io.adaflight.ThreadMetrics;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.CallerRunsPolicy;
import java.util.concurrent.ThreadPoolExecutor.DiscardOldestPolicy;

/** Counts the tasks that an executor refuses, and leaves them to another handler. Any thread. */
public final class CountedHandler implements RejectedExecutionHandler {
    /*
     * Two policies of the JDK accept the task after all, and do not say so. They are known, and done here step by step; a class
     * that extends one of them is not.
     */
    private final RejectedExecutionHandler handler;
    private final PipelineMetrics metrics;

    /** Counts in the counters of a pipeline. */
    public CountedHandler(RejectedExecutionHandler handler, PipelineMetrics metrics) {
        this.handler = handler;
        this.metrics = metrics;
    }

    @Override
    public void rejectedExecution(Runnable task, ThreadPoolExecutor pool) {
        Class<?> policy = handler.getClass();
        if (policy == CallerRunsPolicy.class && !pool.isShutdown()) {
            runInCaller(task);
        } else if (policy == DiscardOldestPolicy.class && !pool.isShutdown()) {
            discardOldest(task, pool);
        } else {
            metrics.thread().rejected(0);
            handler.rejectedExecution(task, pool);
        }
    }

    private void runInCaller(Runnable task) {
        metrics.handledByWriter(0);
        BlockedSpan wait = metrics.thread().beginBlocked();
        try {
            task.run();
        } finally {
            wait.end(true);
        }
    }

    /* The pool accepted the oldest task, which nobody counted then. */
    private void discardOldest(Runnable task, ThreadPoolExecutor pool) {
        if (pool.getQueue().poll() != null) {
            ThreadMetrics counts = metrics.thread();
            counts.written(0);
            counts.evicted(1, 0);
        }
        pool.execute(task);
    }
}
