package io.adaflight.adapters.log4j;

import io.adaflight.BlockedSpan;
import io.adaflight.DrainMetrics;
import io.adaflight.PipelineMetrics;
import java.util.AbstractQueue;
import java.util.Collection;
import java.util.Iterator;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.async.AsyncQueueFullPolicy;
import org.apache.logging.log4j.core.async.AsyncQueueFullPolicyFactory;
import org.apache.logging.log4j.core.async.EventRoute;
import org.apache.logging.log4j.spi.AbstractLogger;
import org.jspecify.annotations.Nullable;

/** The queue of an asynchronous appender. Any thread. */
final class RoutedQueue extends AbstractQueue<LogEvent> implements BlockingQueue<LogEvent> {
    /*
     * AdaFlight.counted takes a refused offer for a loss. The appender offers an event first and puts it then, so here a refused
     * offer is one only if the appender will not put. The event that stops the appender's thread is nobody's, and is not counted.
     */
    private final BlockingQueue<LogEvent> queue;
    private final PipelineMetrics metrics;
    private final boolean blocking;
    private final AsyncQueueFullPolicy policy = AsyncQueueFullPolicyFactory.create();
    private final ThreadLocal<DrainMetrics> drain = ThreadLocal.withInitial(this::register);
    private volatile long drainThread = -1;

    RoutedQueue(int capacity, PipelineMetrics metrics, boolean blocking) {
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.metrics = metrics;
        this.blocking = blocking;
    }

    @SuppressWarnings({"deprecation", "ThreadId"}) // threadId() came with 19.
    private DrainMetrics register() {
        drainThread = Thread.currentThread().getId();
        DrainMetrics own = metrics.drainThread();
        own.endTake();
        return own;
    }

    private static boolean isStop(LogEvent event) {
        return event.getMessage() == null && Level.OFF.equals(event.getLevel());
    }

    @Override
    public boolean offer(LogEvent event) {
        boolean accepted = queue.offer(event);
        if (!isStop(event)) {
            if (accepted) {
                metrics.thread().written(0);
            } else {
                refused(event);
            }
        }
        return accepted;
    }

    private void refused(LogEvent event) {
        EventRoute route = blocking ? route(event) : EventRoute.DISCARD;
        if (route == EventRoute.DISCARD) {
            metrics.thread().rejected(0);
        } else if (route == EventRoute.SYNCHRONOUS) {
            metrics.handledByWriter(0);
        }
    }

    private EventRoute route(LogEvent event) {
        return AbstractLogger.getRecursionDepth() > 1
                ? EventRoute.SYNCHRONOUS
                : policy.getRoute(drainThread, event.getLevel());
    }

    @Override
    public void put(LogEvent event) throws InterruptedException {
        if (!queue.offer(event)) {
            boolean accepted = false;
            BlockedSpan wait = metrics.thread().beginBlocked();
            try {
                queue.put(event);
                accepted = true;
            } finally {
                wait.end(accepted);
            }
        }
        metrics.thread().written(0);
    }

    @Override
    public boolean offer(LogEvent event, long timeout, TimeUnit unit) throws InterruptedException {
        boolean accepted = queue.offer(event, timeout, unit);
        if (accepted) {
            metrics.thread().written(0);
        } else {
            metrics.thread().rejected(0);
        }
        return accepted;
    }

    private @Nullable LogEvent drained(@Nullable LogEvent event) {
        if (event != null && !isStop(event)) {
            drain.get().drained(0);
        }
        return event;
    }

    @Override
    public @Nullable LogEvent poll() {
        return drained(queue.poll());
    }

    @Override
    public LogEvent take() throws InterruptedException {
        DrainMetrics own = drain.get();
        LogEvent event = queue.poll();
        if (event == null) {
            own.beginTake();
            try {
                event = queue.take();
            } finally {
                own.endTake();
            }
        }
        drained(event);
        return event;
    }

    @Override
    public @Nullable LogEvent poll(long timeout, TimeUnit unit) throws InterruptedException {
        return drained(queue.poll(timeout, unit));
    }

    @Override
    public int drainTo(Collection<? super LogEvent> target) {
        return drainTo(target, Integer.MAX_VALUE);
    }

    @Override
    public int drainTo(Collection<? super LogEvent> target, int maximum) {
        int taken = 0;
        for (LogEvent event = taken < maximum ? poll() : null; event != null; event = taken < maximum ? poll() : null) {
            target.add(event);
            taken++;
        }
        return taken;
    }

    @Override
    public @Nullable LogEvent peek() {
        return queue.peek();
    }

    @Override
    public Iterator<LogEvent> iterator() {
        return queue.iterator();
    }

    @Override
    public int size() {
        return queue.size();
    }

    @Override
    public int remainingCapacity() {
        return queue.remainingCapacity();
    }
}
