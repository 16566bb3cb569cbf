package io.adaflight.pipeline;

import io.adaflight.counters.BackPressureState;
import io.adaflight.counters.BlockedSpan;
import io.adaflight.counters.Counter;
import io.adaflight.counters.Counts;
import io.adaflight.counters.DurationEvents.Subject;
import io.adaflight.counters.DurationEvents.SwapDetail;
import io.adaflight.counters.Saturation;
import io.adaflight.counters.SwapSpan;
import io.adaflight.counters.ThreadGauge;
import io.adaflight.counters.ThreadMetrics;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Where one thread writes its events. {@link #reserve} and {@link #commit} are for the producer: the owner thread, or
 * whoever holds the claim of a lane that virtual threads share.
 */
final class Lane implements ThreadGauge {
    /** No room, and the policy says to wait, which the caller has to do without the lane. */
    static final int WAIT = -2;

    /** No room: the event is rejected and counted. */
    static final int REJECTED = -1;

    /** How long a producer waits at most before it looks again by itself. */
    static final long LONGEST_PARK_NANOS = 10_000_000;

    private final PipelineOptions options;
    private final PipelineState state;
    private final ThreadMetrics metrics;
    private final LaneOwner owner;
    private final RingPool rings;
    private final BackPressure backPressure;
    private final Counts before;
    private @Nullable Ring active;
    private volatile @Nullable Thread waiter;
    private volatile long discardedEvents;
    private volatile long discardedBytes;
    private volatile boolean settled;

    /** A lane without rings; attaches itself to the counters of its owner. */
    Lane(PipelineOptions options, PipelineState state, ThreadMetrics metrics, LaneOwner owner) {
        this.options = options;
        this.state = state;
        this.metrics = metrics;
        this.owner = owner;
        this.rings = new RingPool(options.rings(), options.ringBytes());
        this.before = gauged(metrics.gauge(), options.clock().nanos());
        this.backPressure = new BackPressure(options, metrics::countsOpaque, this::subject, before);
        metrics.attach(this);
    }

    /** What an earlier lane of the same thread had counted; it has ended, so that this is final. */
    private static Counts gauged(ThreadGauge gauge, long nowNanos) {
        long[] row = new long[Counter.COUNT];
        gauge.addTo(row, 0, nowNanos);
        return new Counts(row, 0);
    }

    private Subject subject() {
        return new Subject(options.name(), owner.thread(), owner.threadId());
    }

    LaneOwner owner() {
        return owner;
    }

    boolean isClosed() {
        return state.isClosed();
    }

    RingPool rings() {
        return rings;
    }

    // The producer.

    /**
     * Makes room for an event in the active ring.
     *
     * @return where its bytes go in {@link #memory()}, or {@link #REJECTED}, or {@link #WAIT}
     */
    int reserve(int length, boolean mayBlock) {
        if (state.isClosed()) {
            active = null;
            return reject(length);
        }
        Ring ring = active;
        int position = ring == null ? -1 : ring.room(length);
        return position >= 0 ? position : reserveInNextRing(length, mayBlock);
    }

    /** The memory of the active ring, after {@link #reserve} gave a position in it. */
    byte[] memory() {
        return activeRing().bytes;
    }

    /**
     * Publishes the event that was copied to where {@link #reserve} said. When the pipeline was closed in the meantime, the
     * event may be evicted at once.
     */
    void commit(int length) {
        Ring ring = activeRing();
        ring.publish(length);
        metrics.written(length);
        if (state.isClosed()) {
            evictLate(ring);
        }
    }

    private Ring activeRing() {
        Ring ring = active;
        if (ring == null) {
            throw new IllegalStateException("nothing is reserved");
        }
        return ring;
    }

    /*
     * Whoever closes has set `closed` and then made this thread pass a handshake of the VM (PipelineCloser.handshake). If
     * the handshake came before the check in commit(), the check saw `closed` and we are here; if after, the event was visible
     * to the last drain. Here both may hold: a claim decides who counts the event. When the drain has the claim, it looks at
     * `published` once more after it gave the claim back, hence the fence.
     */
    private void evictLate(Ring ring) {
        VarHandle.fullFence();
        if (ring.claim()) {
            long from = ring.consumedAcquire();
            long to = ring.publishedAcquire();
            metrics.evicted(Ring.events(to) - Ring.events(from), Ring.payload(from, to));
            ring.consume(to);
            ring.release();
        }
    }

    private int reserveInNextRing(int length, boolean mayBlock) {
        if (length > options.ringBytes()) {
            return reject(length);
        }
        if (active != null) {
            metrics.ringFull();
        }
        Ring next = rings.takeFree(metrics);
        boolean exhausted = next == null;
        if (exhausted) {
            metrics.poolExhausted();
            backPressure.exhausted();
            switch (options.policy().kind()) {
                case NEWEST -> next = null;
                case OLDEST -> next = evictOldest();
                case BLOCK -> {
                    if (!mayBlock) {
                        return WAIT;
                    }
                    next = awaitFree();
                }
            }
        }
        if (next == null) {
            return reject(length);
        }
        swap(next, exhausted);
        return next.room(length);
    }

    private int reject(int length) {
        metrics.rejected(length);
        return REJECTED;
    }

    private @Nullable Ring evictOldest() {
        Ring ring = rings.evictOldest();
        if (ring != null) {
            long from = ring.consumedAcquire();
            long to = ring.publishedAcquire();
            metrics.evicted(Ring.events(to) - Ring.events(from), Ring.payload(from, to));
        }
        return ring;
    }

    private @Nullable Ring awaitFree() {
        BlockedSpan span = metrics.beginBlocked();
        long begin = options.clock().nanos();
        long limit = options.policy().limit().toNanos();
        waiter = Thread.currentThread();
        Ring ring = rings.takeFree(metrics);
        long remaining = limit;
        while (ring == null
                && remaining > 0
                && !state.isClosed()
                && !Thread.currentThread().isInterrupted()) {
            state.wakeDrain();
            LockSupport.parkNanos(this, Math.min(remaining, LONGEST_PARK_NANOS));
            ring = rings.takeFree(metrics);
            remaining = limit - (options.clock().nanos() - begin);
        }
        waiter = null;
        if (state.isClosed()) {
            ring = null; // It became free because a close emptied it.
        }
        span.end(ring != null);
        return ring;
    }

    private void swap(Ring next, boolean exhausted) {
        Ring given = active;
        if (given == null) {
            next.activate(rings.nextSequence());
            active = next;
            return;
        }
        SwapSpan span = metrics.beginSwap();
        metrics.queueDepth(rings.waitingEvents());
        long cursor = given.published;
        given.fill();
        next.activate(rings.nextSequence());
        active = next;
        int free = rings.free();
        backPressure.observe(free);
        state.wakeDrain();
        span.end(new SwapDetail(Ring.events(cursor), Ring.payload(0, cursor), free, rings.allocated(), exhausted));
    }

    // The drain, and whoever closes.

    /** Says that a ring was given back. */
    void ringFreed() {
        backPressure.observe(rings.free());
        wakeWaiter();
    }

    /** Wakes a producer that waits for a ring. */
    void wakeWaiter() {
        Thread waiting = waiter;
        if (waiting != null) {
            LockSupport.unpark(waiting);
        }
    }

    /** Lets the state follow the time, also while the producer is idle. */
    void observe() {
        backPressure.observe(rings.free());
    }

    /** Counts events that are thrown away at a close; one thread at a time. */
    void discard(long events, long bytes) {
        discardedBytes = Saturation.add(discardedBytes, bytes);
        discardedEvents = Saturation.add(discardedEvents, events);
    }

    long discardedEvents() {
        return discardedEvents;
    }

    long discardedBytes() {
        return discardedBytes;
    }

    /** Ends the lane: its memory is given back, and its counts are final unless a live owner is inside a write. */
    void end() {
        backPressure.cut();
        if (!owner.mayWrite()) {
            active = null; // Else the owner gives it back itself, at its next write.
        }
        rings.clear();
        settled = true;
    }

    // The collector.

    @Override
    public void addTo(long[] row, int offset, long nowNanos) {
        int events = offset + Counter.EVENTS_EVICTED.column();
        int bytes = offset + Counter.BYTES_EVICTED.column();
        row[events] = Saturation.add(row[events], Saturation.add(discardedEvents, before.get(Counter.EVENTS_EVICTED)));
        row[bytes] = Saturation.add(row[bytes], Saturation.add(discardedBytes, before.get(Counter.BYTES_EVICTED)));
        backPressure.addTo(row, offset, nowNanos);
    }

    @Override
    public BackPressureState state() {
        return backPressure.state();
    }

    @Override
    public int ringsInRotation() {
        return rings.allocated();
    }

    @Override
    public boolean isSettled() {
        return settled;
    }
}
