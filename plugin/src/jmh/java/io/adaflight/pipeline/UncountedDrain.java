package io.adaflight.pipeline;

import java.util.concurrent.ConcurrentLinkedQueue;

/** A copy of {@link DrainThread} and {@link DrainLoop} in which nothing is counted or observed. */
final class UncountedDrain extends Thread {
    private static final int SLICE = 64;
    private static final long FLUSH_NANOS = 100_000_000;

    private final ConcurrentLinkedQueue<UncountedLane> lanes = new ConcurrentLinkedQueue<>();
    private final PipelineState state;
    private final EventSink sink;
    private final Object books = new Object();
    private volatile boolean finishing;
    private boolean delivered;

    UncountedDrain(PipelineState state, EventSink sink) {
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
            if (!pass(flush) && !finishing) {
                state.parkDrain(Math.max(1, FLUSH_NANOS - (now - flushed)), this::hasFullRing);
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
        if (delivered) {
            delivered = false;
            guard(sink::flush);
        }
        return worked;
    }

    private boolean drain(UncountedLane lane, boolean activeToo) {
        boolean worked = false;
        boolean progress = true;
        for (int rings = lane.rings().allocated(); rings > 0 && progress; rings--) {
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
        while (cursor != end) {
            cursor = slice(ring, cursor, end);
        }
        return any;
    }

    private long slice(Ring ring, long from, long end) {
        long cursor = from;
        for (int event = 0; event < SLICE && cursor != end; event++) {
            cursor = ring.read(cursor);
            guard(() -> sink.write(ring.view));
        }
        synchronized (books) {
            ring.consume(cursor);
        }
        delivered = true;
        return cursor;
    }

    private static void guard(SinkCall call) {
        try {
            call.run();
        } catch (Throwable e) {
            throw new AssertionError("the sink of a benchmark threw", e);
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

    private interface SinkCall {
        void run() throws Exception;
    }
}
