package io.adaflight.internal.pipeline;

import io.adaflight.EventSink;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** A copy of {@link DrainThread}, {@link DrainLoop} and {@link DrainAccounting} in which nothing is counted or observed. */
final class UncountedDrain extends Thread {
    private static final int SLICE = 64;
    private static final long FLUSH_NANOS = 100_000_000;

    private final ConcurrentLinkedQueue<UncountedLane> lanes = new ConcurrentLinkedQueue<>();
    private final PipelineLife state;
    private final EventSink sink;
    private final Object books = new Object();
    private volatile boolean finishing;
    private boolean delivered;

    UncountedDrain(PipelineLife state, EventSink sink) {
        super("uncounted-drain");
        this.state = state;
        this.sink = sink;
        setDaemon(true);
    }

    void add(UncountedLane lane) {
        lanes.add(lane);
    }

    void finish() {
        finishing = true;
        state.wakeDrain();
    }

    @Override
    public void run() {
        long flushed = System.nanoTime() - FLUSH_NANOS;
        while (!finishing) {
            long now = System.nanoTime();
            boolean flush = now - flushed >= FLUSH_NANOS;
            if (flush) {
                flushed = now;
            }
            if (!pass(flush)) {
                state.parkDrain(Math.max(1, FLUSH_NANOS - (now - flushed)), () -> finishing || hasFullRing());
            }
        }
        boolean worked;
        do {
            worked = pass(true);
        } while (worked);
    }

    private boolean pass(boolean activeToo) {
        boolean worked = false;
        for (UncountedLane lane : lanes) {
            worked |= drain(lane, activeToo);
        }
        flushDelivered();
        return worked;
    }

    private boolean drain(UncountedLane lane, boolean activeToo) {
        boolean worked = false;
        boolean progress = true;
        for (int rings = lane.rings().allocated(); rings > 0 && progress; rings--) {
            progress = drainOldest(lane, activeToo);
            worked |= progress;
        }
        return worked;
    }

    private boolean drainOldest(UncountedLane lane, boolean activeToo) {
        Ring ring = claim(lane, activeToo);
        if (ring == null) {
            return false;
        }
        boolean consumed = consume(ring);
        boolean freed = release(ring);
        if (freed) {
            lane.ringFreed();
        }
        return consumed || freed;
    }

    private @Nullable Ring claim(UncountedLane lane, boolean activeToo) {
        synchronized (books) {
            return lane.rings().claimOldest(activeToo);
        }
    }

    private boolean release(Ring ring) {
        synchronized (books) {
            return ring.release();
        }
    }

    private boolean consume(Ring ring) {
        long cursor = ring.consumedAcquire();
        long end = ring.publishedAcquire();
        boolean any = cursor != end;
        while (cursor != end) {
            cursor = slice(ring, cursor, end);
        }
        return any;
    }

    private long slice(Ring ring, long from, long end) {
        long cursor = from;
        for (int event = 0; event < SLICE && cursor != end; event++) {
            cursor = ring.read(cursor);
            hand(ring);
        }
        synchronized (books) {
            ring.consume(cursor);
        }
        return cursor;
    }

    private void hand(Ring ring) {
        delivered = true;
        try {
            sink.write(ring.view);
        } catch (Throwable e) {
            throw new AssertionError("the sink of a benchmark threw", e);
        }
    }

    private void flushDelivered() {
        if (delivered) {
            delivered = false;
            try {
                sink.flush();
            } catch (Throwable e) {
                throw new AssertionError("the sink of a benchmark threw", e);
            }
        }
    }

    private boolean hasFullRing() {
        for (UncountedLane lane : lanes) {
            if (lane.rings().hasFull()) {
                return true;
            }
        }
        return false;
    }
}
