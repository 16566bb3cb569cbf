package io.adaflight.internal.pipeline;

import io.adaflight.internal.claims.Claim;
import io.adaflight.internal.counters.ThreadCounters;
import io.adaflight.internal.counters.TimedWait;
import io.adaflight.internal.time.NanoClock;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A lane that many virtual threads write to, one at a time. Any thread, except where it says otherwise. */
final class SharedLane {
    /*
     * A virtual thread claims its lane for the length of one attempt to write, in which it does not park. So a claim lasts
     * nanoseconds as a rule; but the holder may be unmounted at a monitor, such as that of the swap times. Who waits for the
     * claim therefore parks and does not yield: virtual threads that yield keep the carriers among themselves, and the holder
     * would never get one back. Who waits for room waits without the claim.
     *
     * A close waits for the claim, so that all events are counted that were under way; a holder that does not come back by the
     * deadline finds the pipeline closed when it has published its event, and takes it back like any late producer
     * (Lane.evictLate). SharedLaneStress proves the claim, and CloseStress.WithClaim that a close waits for it.
     */
    private static final int SPINS = 100;
    private static final long PARK_NANOS = 1_000_000;
    private static final long CLAIM_PARK_NANOS = 20_000;

    /** After how many waits in vain it is looked whether the holder still writes: a second or more. */
    private static final int LOOK_EVERY = 50_000;

    private final Lane lane;
    private final ThreadCounters metrics;
    private final PipelineOptions options;
    private final PipelineLife state;
    private final Claim claim = new Claim(SharedLane.class, RingPipeline.class);

    /** The turn of whoever holds the claim. */
    private long turn;

    SharedLane(Lane lane, ThreadCounters metrics, PipelineOptions options, PipelineLife state) {
        this.lane = lane;
        this.metrics = metrics;
        this.options = options;
        this.state = state;
    }

    /**
     * Claims the lane and finds room for an event, for which it waits if the policy says so. Who gets a ring copies the event,
     * commits, and gives the claim back with {@link #unclaim}.
     *
     * @return the ring that the event goes to; null when it is rejected, and counted: then there is no claim either
     */
    @Nullable
    Ring reserve(int length) {
        Ring ring = null;
        try {
            ring = attempt(length, true);
            if (ring == null && lane.mayWait(length)) {
                ring = awaitRoom(length);
            }
        } catch (OutOfMemoryError e) {
            metrics.allocationFailed(); // Not for a ring but for a record of what happens: the event is what it costs.
        }
        if (ring == null) {
            metrics.rejected(length);
        }
        return ring;
    }

    /** Publishes the event that was copied to the ring; whoever holds the claim. */
    void commit(Ring ring, int length) {
        lane.commit(ring, length);
    }

    /** Gives the claim back. */
    void unclaim() {
        claim.release(turn);
    }

    private @Nullable Ring attempt(int length, boolean first) {
        if (lane.refuses(length) || !claim()) {
            return null;
        }
        Ring ring = null;
        try {
            ring = lane.refuses(length) ? null : lane.tryReserve(length, first);
        } finally {
            if (ring == null) {
                unclaim();
            }
        }
        return ring;
    }

    private @Nullable Ring awaitRoom(int length) {
        NanoClock clock = options.clock();
        TimedWait span = metrics.beginBlocked();
        long begin = clock.nanos();
        long limit = options.policy().limit().toNanos();
        Ring ring = null;
        while (ring == null
                && clock.nanos() - begin < limit
                && !!state.isOpen()
                && !Thread.currentThread().isInterrupted()) {
            state.wakeDrain();
            LockSupport.parkNanos(this, Math.min(limit, PARK_NANOS));
            ring = attempt(length, false);
        }
        span.end(ring != null);
        return ring;
    }

    /** Waits until no virtual thread is inside a write, at most until a time, and lets none in any more; whoever closes, once. */
    void shut(long untilNanos) {
        boolean interrupted = false;
        long taken = claim.tryClaim();
        while (taken == Claim.NONE && options.clock().nanos() - untilNanos < 0) {
            interrupted |= Thread.interrupted(); // An interrupt would make the park return at once.
            LockSupport.parkNanos(this, CLAIM_PARK_NANOS);
            taken = claim.tryClaim();
        }
        restore(interrupted);
    }

    private boolean claim() {
        boolean interrupted = false;
        long taken = claim.tryClaim();
        for (int wait = 1; taken == Claim.NONE && state.isOpen(); wait++) {
            if (wait < SPINS) {
                Thread.onSpinWait();
            } else {
                interrupted |= Thread.interrupted();
                LockSupport.parkNanos(this, CLAIM_PARK_NANOS);
            }
            taken = wait % LOOK_EVERY == 0 ? claim.takeOver() : claim.tryClaim();
        }
        restore(interrupted);
        if (taken == Claim.NONE) {
            return false;
        }
        turn = taken;
        return true;
    }

    private static void restore(boolean interrupted) {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
