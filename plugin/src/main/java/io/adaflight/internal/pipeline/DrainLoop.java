package io.adaflight.internal.pipeline;

import io.adaflight.EventSink;
import io.adaflight.internal.counters.DrainCounters;
import io.adaflight.internal.time.NanoClock;
import java.util.Iterator;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Takes events out of the lanes and hands them to the sink. For the drain thread, except where it says otherwise. */
final class DrainLoop {
    /** Events that are handed over before they are counted. */
    private static final int SLICE = 64;

    private final ConcurrentLinkedQueue<Lane> lanes = new ConcurrentLinkedQueue<>();
    private final GuardedSink sink;
    private final DrainBooks books;
    private final NanoClock clock;
    private volatile boolean aborted;
    private volatile boolean finishing;
    private volatile long finishByNanos;

    DrainLoop(String name, EventSink sink, DrainCounters metrics, NanoClock clock) {
        this.sink = new GuardedSink(name, sink, metrics);
        this.books = new DrainBooks(metrics);
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
    Iterable<Lane> lanes() {
        return lanes;
    }

    /** Who accounts for what. */
    DrainBooks books() {
        return books;
    }

    /** Whether a lane has a full ring. */
    boolean hasFullRing() {
        for (Lane lane : lanes) {
            if (lane.rings().hasFull()) {
                return true;
            }
        }
        return false;
    }

    /** Says that no events come any more, and until when the rest is drained. The first call counts; one at a time. */
    void finish(long byNanos) {
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

    /** Throws away what is left while the drain thread hangs, and counts it in its place. */
    void takeOver() {
        books.takeOver(lanes);
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
        for (Iterator<Lane> all = lanes.iterator(); all.hasNext(); ) {
            Lane lane = all.next();
            boolean ended = activeToo && lane.owner().isEnded();
            worked |= drain(lane, activeToo);
            if (activeToo) {
                lane.observe();
            }
            if (ended && lane.rings().waitingEvents() == 0) {
                lane.end();
                all.remove();
            }
        }
        sink.flushWritten();
        return worked;
    }

    /** A pass that no failure ends, such as one for want of memory; the events are still there for the next. */
    boolean guardedPass(boolean activeToo) {
        try {
            return pass(activeToo);
        } catch (RuntimeException | Error e) {
            sink.report("drain", e);
            return false;
        }
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

    /** Throws away what is left, ends the lanes and closes the sink; after the last pass. */
    void end() {
        books.finish(lanes);
        sink.flush();
        sink.close();
    }
}
