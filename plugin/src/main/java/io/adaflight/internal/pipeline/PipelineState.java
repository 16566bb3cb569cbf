package io.adaflight.internal.pipeline;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What the threads of a pipeline tell each other. */
final class PipelineState {
    private volatile boolean closed;
    private volatile boolean drainParked;
    private volatile @Nullable Thread drain;

    /** Whether writes are refused. */
    boolean isClosed() {
        return closed;
    }

    void close() {
        closed = true;
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
}
