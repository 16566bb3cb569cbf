package io.adaflight.internal.pipeline;

import io.adaflight.EventSink;
import io.adaflight.internal.counters.DrainCounters;
import io.adaflight.internal.time.NanoClock;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Takes events out of the lanes and hands them to the sink. For the drain thread, except where it says otherwise. */
final class DrainLoop {
    /*
     * Nothing here allocates as long as no state changes and no sink fails, so that a heap that is full for a moment does not
     * end the drain; whatever fails all the same, the next pass finds the events where they were.
     */

    /** Events that are handed over before they are counted. */
    private static final int SLICE = 64;

    /** How often the end is tried again when it fails, as for want of memory, and how long after. */
    private static final int MOST_TRIES = 1_000;

    private static final long TRY_AGAIN_NANOS = 1_000_000;

    private final LaneList lanes = new LaneList();
    private final GuardedSink sink;
    private final DrainAccounting books;
    private final NanoClock clock;
    private volatile boolean aborted;
    private volatile boolean finishing;
    private volatile long finishByNanos;
    private volatile boolean ended;

    DrainLoop(String name, EventSink sink, DrainCounters metrics, NanoClock clock) {
        this.sink = new GuardedSink(name, sink, metrics);
        this.books = new DrainAccounting(metrics);
        this.clock = clock;
    }

    // Any thread.

    /** Drains a lane from now on. */
    void add(Lane lane) {
        lanes.add(lane);
    }

    /** Forgets a lane that came too late. */
    void remove(Lane lane) {
        lanes.remove(lane);
    }

    /** The lanes of threads that have not been noticed to have ended. */
    LaneList lanes() {
        return lanes;
    }

    /** Who accounts for what. */
    DrainAccounting books() {
        return books;
    }

    /** Whether a lane has a full ring. */
    boolean hasFullRing() {
        AtomicReferenceArray<@Nullable Lane> all = lanes.slots();
        for (int slot = 0; slot < all.length(); slot++) {
            Lane lane = all.get(slot);
            if (lane != null && lane.rings().hasFull()) {
                return true;
            }
        }
        return false;
    }

    /** Wakes all producers that wait for a ring. */
    void wakeWaiters() {
        AtomicReferenceArray<@Nullable Lane> all = lanes.slots();
        for (int slot = 0; slot < all.length(); slot++) {
            Lane lane = all.get(slot);
            if (lane != null) {
                lane.wakeWaiter();
            }
        }
    }

    /** Says that no events come any more, and until when the rest is drained. The first call counts. */
    synchronized void finish(long byNanos) {
        if (!finishing) {
            finishByNanos = byNanos;
            finishing = true;
        }
    }

    boolean isFinishing() {
        return finishing;
    }

    /** Stops handing events to the sink after the one that it has at the moment. */
    void abort() {
        aborted = true;
    }

    /** Whether no event is handed to the sink any more. */
    boolean isStopped() {
        return aborted || (finishing && clock.nanos() - finishByNanos >= 0);
    }

    /** Throws away what is left while the drain thread hangs or when it is gone, and counts it in its place. */
    void takeOver() {
        settle(() -> books.takeOver(lanes));
    }

    /** Whether the sink is closed and nothing is left to do. */
    boolean isEnded() {
        return ended;
    }

    // The drain thread.

    /**
     * Passes over all lanes once.
     *
     * @param activeToo whether active rings are drained, too, and not only full ones; lanes of threads that have ended are
     *     then ended
     * @return whether there was anything to do
     */
    boolean pass(boolean activeToo) {
        boolean worked = false;
        AtomicReferenceArray<@Nullable Lane> all = lanes.slots();
        for (int slot = 0; slot < all.length(); slot++) {
            Lane lane = all.get(slot);
            if (lane != null) {
                worked |= pass(lane, slot, activeToo);
            }
        }
        sink.flushWritten();
        return worked;
    }

    private boolean pass(Lane lane, int slot, boolean activeToo) {
        boolean threadEnded = activeToo && lane.owner().isEnded();
        boolean worked = drain(lane, activeToo);
        if (activeToo) {
            lane.observe();
        }
        if (threadEnded && lane.rings().waitingEvents() == 0 && lane.end()) {
            lanes.remove(lane, slot);
        }
        return worked;
    }

    /*
     * As many rings as the lane has and no more, so that a thread that writes without a pause does not keep the drain.
     */
    private boolean drain(Lane lane, boolean activeToo) {
        boolean worked = false;
        boolean progress = true;
        for (int rings = lane.rings().allocated(); rings > 0 && progress && !isStopped(); rings--) {
            progress = drainOldest(lane, activeToo);
            worked |= progress;
        }
        return worked;
    }

    private boolean drainOldest(Lane lane, boolean activeToo) {
        Ring ring = books.claim(lane, activeToo);
        if (ring == null) {
            return false;
        }
        boolean consumed = false;
        boolean freed = false;
        try {
            consumed = consume(ring);
        } finally {
            freed = books.release(ring);
        }
        if (freed) {
            lane.ringFreed();
        }
        return consumed || freed;
    }

    private boolean consume(Ring ring) {
        long cursor = ring.consumedAcquire();
        long end = ring.publishedAcquire();
        boolean any = cursor != end;
        while (cursor != end && !isStopped()) {
            cursor = slice(ring, cursor, end);
        }
        return any;
    }

    private long slice(Ring ring, long from, long end) {
        long cursor = from;
        int failed = 0;
        for (int event = 0; event < SLICE && cursor != end && !isStopped(); event++) {
            cursor = ring.read(cursor);
            if (!sink.write(ring.view)) {
                failed++;
            }
        }
        return books.drained(ring, from, cursor, failed) ? cursor : end;
    }

    /** Tells of a failure that is not the sink's. */
    void failed(Throwable failure) {
        sink.reportDrain(failure);
    }

    /** Throws away what is left, ends the lanes and closes the sink; after the last pass. */
    void end() {
        settle(() -> books.finish(lanes));
        closeSink();
    }

    /** Does what the drain thread would have done at its end; whoever closes, when that thread is gone or never began. */
    void endInPlace() {
        takeOver();
        closeSink();
    }

    private void closeSink() {
        sink.flush();
        sink.close();
        ended = true;
    }

    private static void settle(java.util.function.BooleanSupplier step) {
        for (int tries = 1; !step.getAsBoolean() && tries < MOST_TRIES; tries++) {
            LockSupport.parkNanos(TRY_AGAIN_NANOS);
        }
    }
}
