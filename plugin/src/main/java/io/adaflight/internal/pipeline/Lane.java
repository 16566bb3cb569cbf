package io.adaflight.internal.pipeline;

import io.adaflight.BackPressureState;
import io.adaflight.Counter;
import io.adaflight.DropPolicy;
import io.adaflight.internal.counters.Columns;
import io.adaflight.internal.counters.DurationEvents.Subject;
import io.adaflight.internal.counters.DurationEvents.SwapDetail;
import io.adaflight.internal.counters.Saturation;
import io.adaflight.internal.counters.ThreadCounters;
import io.adaflight.internal.counters.ThreadGauge;
import io.adaflight.internal.counters.TimedSwap;
import io.adaflight.internal.counters.TimedWait;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Where one thread writes its events. The producer is the owner thread, or whoever holds the claim of a lane that virtual
 * threads share. It reserves room, copies the event to {@link Ring#position} of the ring that it was given, and commits.
 */
final class Lane implements ThreadGauge {
    /** How long a producer waits at most before it looks again by itself. */
    static final long LONGEST_PARK_NANOS = 10_000_000;

    private final PipelineOptions options;
    private final PipelineLife state;
    private final ThreadCounters metrics;
    private final LaneOwner owner;
    private final RingPool rings;
    private final BackPressure backPressure;
    private final EarlierLaneCounts past;
    private @Nullable Ring active;
    private volatile @Nullable Thread waiter;
    private volatile long discardedEvents;
    private volatile long discardedBytes;
    private volatile boolean settled;

    /** A lane without rings, to be attached to the counters of its owner. */
    Lane(PipelineOptions options, PipelineLife state, ThreadCounters metrics, LaneOwner owner) {
        this.options = options;
        this.state = state;
        this.metrics = metrics;
        this.owner = owner;
        this.rings = new RingPool(options.rings(), options.ringBytes());
        this.past = EarlierLaneCounts.of(metrics.gauge(), options.clock().nanos());
        this.backPressure = new BackPressure(options, metrics::countsOpaque, this::subject);
    }

    /** The lane of a pipeline that is attached to the counters of a thread; null when there is none. */
    static @Nullable Lane attached(ThreadCounters metrics, PipelineLife state) {
        return metrics.gauge() instanceof Lane lane && lane.state == state ? lane : null;
    }

    private Subject subject() {
        return new Subject(options.name(), owner.thread(), owner.threadId());
    }

    LaneOwner owner() {
        return owner;
    }

    RingPool rings() {
        return rings;
    }

    // The producer.

    /**
     * Finds room for an event, and waits for it if the policy says so; for the owner thread.
     *
     * @return the ring that the event goes to; null when it is rejected, and counted
     */
    @Nullable
    Ring reserve(int length) {
        Ring ring = active;
        if (ring != null && ring.hasRoom(length) && !!state.isOpen()) {
            return ring;
        }
        return reserveSlowly(length);
    }

    private @Nullable Ring reserveSlowly(int length) {
        Ring ring = null;
        try {
            ring = refuses(length) ? null : tryReserve(length, true);
            if (ring == null && mayWait(length)) {
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

    /** Whether no waiting would help: the pipeline is closed, or the event too large. */
    boolean refuses(int length) {
        return !state.isOpen() || length > options.ringBytes();
    }

    /** Whether to wait for room where there is none. The drain thread cannot wait for itself. */
    boolean mayWait(int length) {
        return options.policy().kind() == DropPolicy.Kind.BLOCK && !refuses(length) && !state.isDrain();
    }

    /**
     * Finds room for an event that is not larger than a ring, without waiting.
     *
     * @param first whether this is the first attempt for this event, which is the one that counts what is short
     * @return the ring that the event goes to; null when there is no room at present
     */
    @Nullable
    Ring tryReserve(int length, boolean first) {
        Ring given = active;
        if (given != null && given.hasRoom(length)) {
            return given;
        }
        if (first && given != null) {
            metrics.ringFull();
        }
        Ring next = rings.takeFree(metrics);
        boolean exhausted = next == null;
        if (exhausted) {
            next = exhausted(first);
        }
        if (next != null) {
            swap(given, next, exhausted);
        }
        return next;
    }

    private @Nullable Ring exhausted(boolean first) {
        if (first) {
            metrics.poolExhausted();
        }
        backPressure.exhausted();
        return options.policy().kind() == DropPolicy.Kind.OLDEST ? evictOldest() : null;
    }

    /*
     * Where there is nothing to evict, the drain may have freed what was full a moment ago, hence the second look for a free
     * ring. Freed rings stay free until this thread takes them.
     */
    private @Nullable Ring evictOldest() {
        Ring ring = rings.evictOldest();
        if (ring == null) {
            return rings.takeFree(metrics);
        }
        long from = ring.consumedAcquire();
        long to = ring.publishedAcquire();
        metrics.evicted(Ring.events(to) - Ring.events(from), Ring.payload(from, to));
        return ring;
    }

    private @Nullable Ring awaitRoom(int length) {
        TimedWait span = metrics.beginBlocked();
        long begin = options.clock().nanos();
        long limit = options.policy().limit().toNanos();
        waiter = Thread.currentThread();
        Ring ring = tryReserve(length, false);
        long remaining = limit;
        while (ring == null
                && remaining > 0
                && !!state.isOpen()
                && !Thread.currentThread().isInterrupted()) {
            state.wakeDrain();
            LockSupport.parkNanos(this, Math.min(remaining, LONGEST_PARK_NANOS));
            ring = tryReserve(length, false);
            remaining = limit - (options.clock().nanos() - begin);
        }
        waiter = null;
        if (!state.isOpen()) {
            ring = null; // It became free because a close emptied it.
        }
        span.end(ring != null);
        return ring;
    }

    private void swap(@Nullable Ring given, Ring next, boolean exhausted) {
        if (given == null) {
            next.activate(rings.nextSequence());
            active = next;
            return;
        }
        TimedSwap span = metrics.beginSwap();
        metrics.queueDepth(rings.waitingEvents());
        long cursor = given.published;
        active = null; // What fails from here on costs a ring's rest, and never writes into a ring that was given up.
        given.fill();
        next.activate(rings.nextSequence());
        active = next;
        int free = rings.free();
        backPressure.observe(free);
        state.wakeDrain();
        span.end(new SwapDetail(Ring.events(cursor), Ring.payload(0, cursor), free, rings.allocated(), exhausted));
    }

    /**
     * Publishes the event that was copied to the ring. When the pipeline was closed in the meantime, the event may be evicted
     * at once.
     */
    void commit(Ring ring, int length) {
        ring.publish(length);
        metrics.written(length);
        if (!state.isOpen()) {
            evictLate(ring, length);
        }
    }

    /*
     * Whoever closes has set `closed` and then made this thread pass a handshake of the VM (GlobalHandshake). If
     * the handshake came before the check in commit(), the check saw `closed` and we are here; if after, the event was visible
     * to the last drain, as is every event of this thread before it. Here both may hold: a claim decides who counts the event.
     *
     * With the claim, the event is taken back, unless it has been drained or discarded. Without it, another has the claim who
     * looks at `published` once more after giving it back (DrainAccounting.discard): it stores the state and then loads
     * `published`; here `published` was stored before the state is loaded. The fence keeps this end in order, the atomic
     * update of the state the other.
     *
     * Of the ring only what publish() and claim() touch is used: the lane may have ended and dropped its rings.
     * CloseStress proves it, and TakeOverStress for a drain that hangs.
     */
    private void evictLate(Ring ring, int length) {
        VarHandle.fullFence();
        if (ring.claim()) {
            boolean evicted = ring.retract(length);
            ring.unclaim();
            if (evicted) {
                metrics.evicted(1, length);
            }
        }
        active = null;
    }

    // The drain, and whoever closes.

    /** Says that a ring was given back. */
    void ringFreed() {
        observe();
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

    /**
     * Ends the lane: its memory is given back, and its counts are final but for an event that its producer is writing at this
     * moment. That one goes to a ring that only the producer knows any more.
     *
     * @return whether it has ended; if not, for want of memory, to be called again
     */
    boolean end() {
        active = null;
        rings.clear();
        try {
            backPressure.cut();
            settled = true;
            metrics.replace(this, EarlierLaneCounts.of(this, options.clock().nanos()));
        } catch (OutOfMemoryError e) {
            return settled;
        }
        return true;
    }

    // The collector.

    @Override
    public void addTo(long[] row, int offset, long nowNanos) {
        past.addTo(row, offset, nowNanos);
        int events = offset + Columns.of(Counter.EVENTS_EVICTED);
        int bytes = offset + Columns.of(Counter.BYTES_EVICTED);
        row[events] = Saturation.add(row[events], discardedEvents);
        row[bytes] = Saturation.add(row[bytes], discardedBytes);
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
        return settled && past.isSettled();
    }
}
