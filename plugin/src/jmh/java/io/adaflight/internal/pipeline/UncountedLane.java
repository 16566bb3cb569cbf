package io.adaflight.internal.pipeline;

import io.adaflight.internal.counters.DurationEvents;
import io.adaflight.internal.counters.ThreadCounters;
import io.adaflight.internal.time.NanoClock;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A copy of {@link Lane} in which nothing is counted, timed or observed. */
final class UncountedLane {
    private static final int RINGS = 4;
    private static final int RING_BYTES = 1 << 16;

    private final PipelineLife state;
    private final boolean block;
    private final RingPool rings = new RingPool(RINGS, RING_BYTES);

    // Asked for by the pool and written only when memory is out.
    private final ThreadCounters unused = new ThreadCounters("uncounted", NanoClock.SYSTEM, DurationEvents.NONE);
    private @Nullable Ring active;
    private volatile @Nullable Thread waiter;

    UncountedLane(PipelineLife state, boolean block) {
        this.state = state;
        this.block = block;
    }

    RingPool rings() {
        return rings;
    }

    @Nullable
    Ring reserve(int length) {
        Ring ring = active;
        if (ring != null && ring.hasRoom(length) && !!state.isOpen()) {
            return ring;
        }
        return reserveSlowly(length);
    }

    private @Nullable Ring reserveSlowly(int length) {
        if (!state.isOpen() || length > RING_BYTES) {
            return null;
        }
        Ring next = rings.takeFree(unused);
        if (next == null && block) {
            next = awaitFree();
        }
        if (next != null) {
            swap(next);
        }
        return next;
    }

    void commit(Ring ring, int length) {
        ring.publish(length);
        if (!state.isOpen()) {
            evictLate(ring, length);
        }
    }

    private void evictLate(Ring ring, int length) {
        VarHandle.fullFence();
        if (ring.claim()) {
            ring.retract(length);
            ring.unclaim();
        }
        active = null;
    }

    private @Nullable Ring awaitFree() {
        waiter = Thread.currentThread();
        Ring ring = rings.takeFree(unused);
        while (ring == null && !!state.isOpen() && !Thread.currentThread().isInterrupted()) {
            state.wakeDrain();
            LockSupport.parkNanos(this, Lane.LONGEST_PARK_NANOS);
            ring = rings.takeFree(unused);
        }
        waiter = null;
        return ring;
    }

    private void swap(Ring next) {
        Ring given = active;
        if (given != null) {
            given.fill();
        }
        next.activate(rings.nextSequence());
        active = next;
        if (given != null) {
            state.wakeDrain();
        }
    }

    /** Says that a ring was given back. */
    void ringFreed() {
        Thread waiting = waiter;
        if (waiting != null) {
            LockSupport.unpark(waiting);
        }
    }
}
