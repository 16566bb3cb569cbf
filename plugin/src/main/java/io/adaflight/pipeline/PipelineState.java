package io.adaflight.pipeline;

import java.util.concurrent.locks.LockSupport;
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

    /** Lets the drain thread sleep until it is woken, at most for a time. */
    void parkDrain(long nanos) {
        drainParked = true;
        LockSupport.parkNanos(this, nanos);
        drainParked = false;
    }
}
