package io.adaflight.pipeline;

import io.adaflight.counters.DrainMetrics;
import io.adaflight.failures.DistinctFailures;
import java.lang.invoke.VarHandle;
import java.util.Iterator;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Takes events out of the lanes and hands them to the sink. For the drain thread, except where it says otherwise. */
final class DrainLoop {
    /*
     * Events are handed over in slices, and counted at the end of each under the lock of `books`: a slice is counted here or
     * by whoever takes over from a sink that hangs, never by both. Nobody waits for that lock but those two.
     */
    private static final int SLICE = 64;

    private final String name;
    private final ConcurrentLinkedQueue<Lane> lanes = new ConcurrentLinkedQueue<>();
    private final EventSink sink;
    private final DrainMetrics metrics;
    private final DistinctFailures failures = new DistinctFailures(System.getLogger(DrainLoop.class.getPackageName()));
    private final Object books = new Object();
    private volatile boolean aborting;
    private boolean takenOver;

    DrainLoop(String name, EventSink sink, DrainMetrics metrics) {
        this.name = name;
        this.sink = sink;
        this.metrics = metrics;
    }

    /** Drains a lane from now on; any thread. */
    void add(Lane lane) {
        lanes.add(lane);
    }

    /** The lanes of threads that have not been noticed to have ended; any thread. */
    Iterable<Lane> lanes() {
        return lanes;
    }

    /** Stops handing events to the sink after the one that it has at the moment; any thread. */
    void abort() {
        aborting = true;
    }

    boolean isAborting() {
        return aborting;
    }

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
        if (worked) {
            guard("flush of the sink", sink::flush);
        }
        return worked;
    }

    /*
     * As many rings as the lane has and no more, so that a thread that writes without a pause does not keep the drain.
     */
    private boolean drain(Lane lane, boolean activeToo) {
        boolean worked = false;
        boolean progress = true;
        for (int rings = lane.rings().allocated(); rings > 0 && progress && !aborting; rings--) {
            Ring ring = lane.rings().claimOldest(activeToo);
            if (ring == null) {
                return worked;
            }
            boolean consumed = consume(ring);
            boolean freed = ring.release();
            if (freed) {
                lane.ringFreed();
            }
            progress = consumed || freed;
            worked |= progress;
        }
        return worked;
    }

    private boolean consume(Ring ring) {
        long cursor = ring.consumedAcquire();
        long end = ring.publishedAcquire();
        boolean any = cursor != end;
        while (cursor != end && !aborting) {
            cursor = slice(ring, cursor, end);
        }
        return any;
    }

    private long slice(Ring ring, long from, long end) {
        long cursor = from;
        int failed = 0;
        for (int event = 0; event < SLICE && cursor != end && !aborting; event++) {
            cursor = ring.read(cursor);
            if (!hand(ring)) {
                failed++;
            }
        }
        synchronized (books) {
            if (takenOver) {
                return end;
            }
            metrics.drained(Ring.events(cursor) - Ring.events(from), Ring.payload(from, cursor));
            metrics.failed(failed);
            ring.consume(cursor);
        }
        return cursor;
    }

    private boolean hand(Ring ring) {
        return guard("sink", () -> sink.write(ring.view));
    }

    /*
     * A sink is code of others: whatever it throws is its failure, an Error too, and the next event is another chance.
     */
    private boolean guard(String what, SinkCall call) {
        try {
            call.run();
            return true;
        } catch (Throwable e) {
            metrics.sinkFailure();
            failures.add(what + " of pipeline '" + name + "'", e);
            return false;
        }
    }

    /** Whether a lane has a full ring; any thread. */
    boolean hasFullRing() {
        for (Lane lane : lanes) {
            if (lane.rings().hasFull()) {
                return true;
            }
        }
        return false;
    }

    /** Ends all lanes, since the pipeline is closed and drained. */
    void endLanes() {
        lanes.forEach(Lane::end);
    }

    /** Flushes and closes the sink. */
    void closeSink() {
        guard("flush of the sink", sink::flush);
        guard("close of the sink", sink::close);
    }

    /** Throws away what is left in the rings, and counts it. */
    void discard() {
        for (Lane lane : lanes) {
            for (Ring ring = lane.rings().claimOldest(true); ring != null; ring = nextToDiscard(lane, ring)) {
                discard(lane, ring);
            }
        }
    }

    /*
     * A producer that publishes while its ring is claimed here leaves the event to this thread (Lane.evictLate); so an active
     * ring is looked at once more after its claim is given up. The fence pairs with the one there.
     */
    private static @Nullable Ring nextToDiscard(Lane lane, Ring done) {
        boolean freed = done.release();
        VarHandle.fullFence();
        return freed || done.waitingEvents() > 0 ? lane.rings().claimOldest(true) : null;
    }

    /**
     * Throws away what is left in the rings while the drain thread hangs in its sink, and keeps that from counting when it
     * comes back; the closer. The slice that the sink has at the moment counts as thrown away, whatever the sink did with it.
     */
    void takeOver() {
        synchronized (books) {
            takenOver = true;
            for (Lane lane : lanes) {
                for (int index = 0; index < lane.rings().allocated(); index++) {
                    Ring ring = lane.rings().get(index);
                    if (ring != null && !ring.isFree()) {
                        discard(lane, ring);
                    }
                }
            }
        }
    }

    private static void discard(Lane lane, Ring ring) {
        long from = ring.consumedAcquire();
        long to = ring.publishedAcquire();
        lane.discard(Ring.events(to) - Ring.events(from), Ring.payload(from, to));
        ring.consume(to);
    }

    private interface SinkCall {
        void run() throws Exception;
    }
}
