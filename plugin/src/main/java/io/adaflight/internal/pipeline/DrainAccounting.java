package io.adaflight.internal.pipeline;

import io.adaflight.internal.counters.DrainCounters;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Who accounts for the events that wait: the drain thread, or whoever closes when the drain thread hangs in its sink. Each
 * event is counted once, as drained or as discarded.
 */
final class DrainAccounting {
    /*
     * All of this is under the lock of this object, which nobody else waits for than those two; neither calls the sink with
     * it. The drain thread holds at most one ring at a time, and counts what the sink took of it slice by slice. Once its place
     * is taken, it gets no ring any more and what it says of the last one is ignored. TakeOverStress proves it.
     */
    private final DrainCounters metrics;
    private @Nullable Lane heldLane;
    private @Nullable Ring held;
    private boolean takenOver;
    private long discardedEvents;
    private long discardedBytes;

    DrainAccounting(DrainCounters metrics) {
        this.metrics = metrics;
    }

    /** Claims the oldest ring of a lane; null when there is none. Until {@link #release} no other is claimed. */
    @Nullable
    synchronized Ring claim(Lane lane, boolean activeToo) {
        if (takenOver) {
            return null;
        }
        held = lane.rings().claimOldest(activeToo);
        heldLane = lane;
        return held;
    }

    /** Counts what was handed to the sink; false when the place of the drain thread was taken. */
    synchronized boolean drained(Ring ring, long from, long to, int failed) {
        if (takenOver) {
            return false;
        }
        metrics.drained(Ring.events(to) - Ring.events(from), Ring.payload(from, to));
        metrics.failed(failed);
        ring.consume(to);
        return true;
    }

    /** Gives up the claim; true when the ring became free. */
    synchronized boolean release(Ring ring) {
        if (takenOver) {
            return false;
        }
        held = null;
        return ring.release();
    }

    /**
     * Throws away what is left and ends the lanes; the drain thread, after its last pass.
     *
     * @return whether all lanes are ended; if not, for want of memory, to be called again
     */
    synchronized boolean finish(LaneList lanes) {
        return takenOver || discardAll(lanes);
    }

    /**
     * Takes the place of the drain thread, which hangs or is gone: throws away what is left and ends the lanes. The slice that
     * the sink has at the moment counts as thrown away, whatever the sink does with it.
     *
     * @return whether all lanes are ended; if not, for want of memory, to be called again
     */
    synchronized boolean takeOver(LaneList lanes) {
        takenOver = true;
        Ring hanging = held;
        Lane lane = heldLane;
        if (hanging != null && lane != null) {
            discard(lane, hanging);
            hanging.release();
            held = null;
        }
        return discardAll(lanes);
    }

    /** Events thrown away. */
    synchronized long discardedEvents() {
        return discardedEvents;
    }

    /** Bytes of the events thrown away. */
    synchronized long discardedBytes() {
        return discardedBytes;
    }

    private boolean discardAll(LaneList lanes) {
        boolean ended = true;
        AtomicReferenceArray<@Nullable Lane> all = lanes.slots();
        for (int slot = 0; slot < all.length(); slot++) {
            Lane lane = all.get(slot);
            if (lane != null) {
                discard(lane);
                ended &= lane.end();
            }
        }
        return ended;
    }

    /*
     * A ring that is not free after it was released is the active one. It is looked at once more, for a producer that
     * published an event while the ring was claimed here and so could not take it back (Lane.evictLate).
     */
    private void discard(Lane lane) {
        boolean more = true;
        while (more) {
            Ring ring = lane.rings().claimOldest(true);
            more = ring != null;
            if (ring != null) {
                discard(lane, ring);
                more = ring.release() || ring.waitingEvents() > 0;
            }
        }
    }

    private void discard(Lane lane, Ring ring) {
        long from = ring.consumedAcquire();
        long to = ring.publishedAcquire();
        long events = (long) Ring.events(to) - Ring.events(from);
        long bytes = Ring.payload(from, to);
        lane.discard(events, bytes);
        discardedEvents += events;
        discardedBytes += bytes;
        ring.consume(to);
    }
}
