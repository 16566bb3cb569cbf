package io.adaflight.internal.pipeline;

import io.adaflight.CloseReport;
import io.adaflight.internal.time.NanoClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The one life of a pipeline: open, closing by someone until some time, closed with a report. Whoever needs to know asks
 * here; and the threads of the pipeline wake each other here. Any thread. Keeps neither sink nor rings once it is closed.
 */
public final class PipelineLife {
    /*
     * OPEN -> CLOSING -> CLOSED, each once. CLOSING refuses writes; in CLOSED nothing waits in a ring any more and the books are
     * final. The first who closes sets by when, the first who is done sets the report: the drain thread at its end, or
     * whoever closes in its place.
     */
    private volatile @Nullable Closing closing;
    private volatile @Nullable CloseReport report;
    private volatile boolean drainParked;
    private volatile @Nullable Thread drain;
    private final List<Runnable> whenClosed = new ArrayList<>();

    /**
     * That a pipeline is being closed.
     *
     * @param by the name of the thread that began it
     * @param beganNanos when
     * @param untilNanos until when its events are drained; what is left then is thrown away
     */
    public record Closing(String by, long beganNanos, long untilNanos) {}

    /** Whether writes are accepted. */
    public boolean isOpen() {
        return closing == null;
    }

    /** Whether the pipeline is closed: drained, or given up. */
    public boolean isClosed() {
        return report != null;
    }

    /** By whom it is closed and until when; null as long as it is open. */
    public @Nullable Closing closing() {
        return closing;
    }

    /** What closing left behind; null as long as it is not closed. */
    public @Nullable CloseReport report() {
        return report;
    }

    /** Refuses writes from now on. The first call counts; gives the closing that is under way. */
    synchronized Closing beginClose(long beganNanos, long untilNanos) {
        Closing present = closing;
        if (present == null) {
            present = new Closing(Thread.currentThread().getName(), beganNanos, untilNanos);
            closing = present;
        }
        return present;
    }

    /**
     * Says that the pipeline is closed. The first call counts: what is to happen then happens on its thread, before anybody
     * sees that the pipeline is closed.
     */
    synchronized CloseReport closed(CloseReport made) {
        CloseReport present = report;
        if (present == null) {
            whenClosed.forEach(Runnable::run);
            whenClosed.clear();
            drain = null;
            present = made;
            report = made;
            notifyAll();
        }
        return present;
    }

    /** Lets something short happen when the pipeline is closed: now, if it is. It may happen twice. */
    public synchronized void whenClosed(Runnable step) {
        if (report == null) {
            whenClosed.add(step);
        } else {
            step.run();
        }
    }

    /**
     * Waits until the pipeline is closed. An interrupt does not end the wait, and is kept.
     *
     * @param nanos how long at most
     * @return what closing left behind; null when the time is over
     */
    public @Nullable CloseReport awaitClosed(long nanos) {
        long end = System.nanoTime() + nanos;
        boolean interrupted = false;
        synchronized (this) {
            long remaining = nanos;
            while (report == null && remaining > 0) {
                try {
                    TimeUnit.NANOSECONDS.timedWait(this, Math.max(remaining, 1_000_000));
                } catch (InterruptedException e) {
                    interrupted = true;
                }
                remaining = end - System.nanoTime();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return report;
    }

    void setDrain(Thread thread) {
        drain = thread;
    }

    /** Whether the calling thread is the one that drains. */
    boolean isDrain() {
        return Thread.currentThread() == drain;
    }

    /** Wakes the drain thread if it sleeps. It wakes by itself, too: a call that comes too early costs only time. */
    void wakeDrain() {
        if (drainParked) {
            LockSupport.unpark(drain);
        }
    }

    /**
     * Lets the drain thread sleep until it is woken, at most for a time.
     *
     * @param work whether there is work after all: asked once whoever brings more would wake the thread
     */
    void parkDrain(long nanos, BooleanSupplier work) {
        drainParked = true;
        if (!work.getAsBoolean()) {
            LockSupport.parkNanos(this, nanos);
        }
        drainParked = false;
    }

    /** The report of a closing as it is at a moment. */
    static CloseReport report(DrainAccounting books, boolean finished, long beganNanos, NanoClock clock) {
        return new CloseReport(
                books.discardedEvents(),
                books.discardedBytes(),
                finished,
                Duration.ofNanos(Math.max(0, clock.nanos() - beganNanos)));
    }
}
