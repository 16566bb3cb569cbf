package io.adaflight.internal.counters;

import io.adaflight.Counter;
import io.adaflight.ThreadMetrics;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.Reference;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/** What the owner thread touches rarely. */
abstract class ThreadCountersContext extends ThreadMetrics {
    private static final AtomicReferenceFieldUpdater<ThreadCountersContext, ThreadGauge> GAUGE =
            AtomicReferenceFieldUpdater.newUpdater(ThreadCountersContext.class, ThreadGauge.class, "gauge");

    final CountingContext context;

    /** Where many virtual threads count instead of here; null for the counters of one thread. */
    final @Nullable SharedCounters cell;

    /** Whose counters these are, to check; null where nobody checks. */
    @Nullable
    Reference<Thread> owner;

    volatile @Nullable SwapTimings swapTimings;
    volatile ThreadGauge gauge = ThreadGauge.NONE;

    @Nullable
    TimedSwap swapSpan;

    @Nullable
    TimedWait blockedSpan;

    ThreadCountersContext(CountingContext context, @Nullable SharedCounters cell) {
        this.context = context;
        this.cell = cell;
    }

    final boolean isOwner() {
        Reference<Thread> thread = owner;
        return thread == null || thread.refersTo(Thread.currentThread());
    }

    final String foreign() {
        String whose = Optional.ofNullable(owner)
                .map(Reference::get)
                .map(thread -> "thread '" + thread.getName() + "'")
                .orElse("a thread that has ended");
        return "counters of " + whose + " in pipeline '" + context.pipeline()
                + "' are written by thread '" + Thread.currentThread().getName()
                + "'; each thread asks for its own with PipelineMetrics.thread()";
    }

    final void replaceGauge(ThreadGauge expected, ThreadGauge next) {
        GAUGE.compareAndSet(this, expected, next);
    }
}

/** Keeps the counters apart from what stands in front of them. */
@SuppressWarnings("unused")
abstract class ThreadCountersFrontPadding extends ThreadCountersContext {
    byte f000, f001, f002, f003, f004, f005, f006, f007, f008, f009;
    byte f010, f011, f012, f013, f014, f015, f016, f017, f018, f019;
    byte f020, f021, f022, f023, f024, f025, f026, f027, f028, f029;
    byte f030, f031, f032, f033, f034, f035, f036, f037, f038, f039;
    byte f040, f041, f042, f043, f044, f045, f046, f047, f048, f049;
    byte f050, f051, f052, f053, f054, f055, f056, f057, f058, f059;
    byte f060, f061, f062, f063, f064, f065, f066, f067, f068, f069;
    byte f070, f071, f072, f073, f074, f075, f076, f077, f078, f079;
    byte f080, f081, f082, f083, f084, f085, f086, f087, f088, f089;
    byte f090, f091, f092, f093, f094, f095, f096, f097, f098, f099;
    byte f100, f101, f102, f103, f104, f105, f106, f107;

    ThreadCountersFrontPadding(CountingContext context, @Nullable SharedCounters cell) {
        super(context, cell);
    }
}

/**
 * The counters, and the mutators of those that change alone. Only {@code long} fields: a smaller one would sink into the
 * padding.
 */
@SuppressWarnings("unused")
abstract class ThreadCounterFields extends ThreadCountersFrontPadding {
    /*
     * Each counter has one writer. It reads its own value plainly, because nobody else changes it, and writes the sum opaquely:
     * the JIT may then neither keep the value in a register beyond the call nor tear it, and no processor needs a lock or a
     * fence for it. A reader reads each counter once and opaquely: it sees the counter whole, and two reads of it never go back.
     *
     * Nothing orders two counters of a thread that runs: events and their bytes are apart by what the thread counts between the
     * two reads. All are exact for a reader behind a happens-before edge, as the one from the end of the thread.
     * CounterStress proves it.
     *
     * No handle is a parameter of a method: HotSpot makes an access of it only where it is a constant. As a parameter it is
     * one only if the JIT happens to inline the method, and a call through method handles, ten times as slow, if not.
     */
    static final VarHandle EVENTS_WRITTEN = counter("eventsWritten");
    static final VarHandle BYTES_WRITTEN = counter("bytesWritten");
    static final VarHandle EVENTS_REJECTED = counter("eventsRejected");
    static final VarHandle BYTES_REJECTED = counter("bytesRejected");
    static final VarHandle EVENTS_EVICTED = counter("eventsEvicted");
    static final VarHandle BYTES_EVICTED = counter("bytesEvicted");
    static final VarHandle EVENTS_FILTERED = counter("eventsFiltered");
    static final VarHandle BLOCKED_WRITES = counter("blockedWrites");
    static final VarHandle BLOCKED_NANOS = counter("blockedNanos");
    static final VarHandle POOL_EXHAUSTIONS = counter("poolExhaustions");
    static final VarHandle RING_FULL = counter("ringFull");
    static final VarHandle ALLOCATION_FAILURES = counter("allocationFailures");
    static final VarHandle QUEUE_DEPTH_MAXIMUM = counter("queueDepthMaximum");

    long eventsWritten;
    long bytesWritten;
    long eventsRejected;
    long bytesRejected;
    long eventsEvicted;
    long bytesEvicted;
    long eventsFiltered;
    long blockedWrites;
    long blockedNanos;
    long poolExhaustions;
    long ringFull;
    long allocationFailures;
    long queueDepthMaximum;

    ThreadCounterFields(CountingContext context, @Nullable SharedCounters cell) {
        super(context, cell);
    }

    @Override
    public final void filtered() {
        assert isOwner() : foreign();
        if (cell != null) {
            cell.add(Counter.EVENTS_FILTERED, 1);
        } else {
            EVENTS_FILTERED.setOpaque(this, Saturation.add(eventsFiltered, 1));
        }
    }

    @Override
    public final void poolExhausted() {
        assert isOwner() : foreign();
        if (cell != null) {
            cell.add(Counter.POOL_EXHAUSTIONS, 1);
        } else {
            POOL_EXHAUSTIONS.setOpaque(this, Saturation.add(poolExhaustions, 1));
        }
    }

    @Override
    public final void ringFull() {
        assert isOwner() : foreign();
        if (cell != null) {
            cell.add(Counter.RING_FULL, 1);
        } else {
            RING_FULL.setOpaque(this, Saturation.add(ringFull, 1));
        }
    }

    @Override
    public final void allocationFailed() {
        assert isOwner() : foreign();
        if (cell != null) {
            cell.add(Counter.ALLOCATION_FAILURES, 1);
        } else {
            ALLOCATION_FAILURES.setOpaque(this, Saturation.add(allocationFailures, 1));
        }
    }

    @Override
    public final void queueDepth(long depth) {
        assert isOwner() : foreign();
        if (cell != null) {
            cell.raise(Counter.QUEUE_DEPTH_MAXIMUM, depth);
        } else if (depth > queueDepthMaximum) {
            QUEUE_DEPTH_MAXIMUM.setOpaque(this, depth);
        }
    }

    /** Reads each counter that a thread writes itself into the columns of a row; any thread. */
    final void readOwnOpaque(long[] row, int offset) {
        row[offset + Columns.of(Counter.EVENTS_WRITTEN)] = (long) EVENTS_WRITTEN.getOpaque(this);
        row[offset + Columns.of(Counter.BYTES_WRITTEN)] = (long) BYTES_WRITTEN.getOpaque(this);
        row[offset + Columns.of(Counter.EVENTS_REJECTED)] = (long) EVENTS_REJECTED.getOpaque(this);
        row[offset + Columns.of(Counter.BYTES_REJECTED)] = (long) BYTES_REJECTED.getOpaque(this);
        row[offset + Columns.of(Counter.EVENTS_EVICTED)] = (long) EVENTS_EVICTED.getOpaque(this);
        row[offset + Columns.of(Counter.BYTES_EVICTED)] = (long) BYTES_EVICTED.getOpaque(this);
        row[offset + Columns.of(Counter.EVENTS_FILTERED)] = (long) EVENTS_FILTERED.getOpaque(this);
        row[offset + Columns.of(Counter.BLOCKED_WRITES)] = (long) BLOCKED_WRITES.getOpaque(this);
        row[offset + Columns.of(Counter.BLOCKED_NANOS)] = (long) BLOCKED_NANOS.getOpaque(this);
        row[offset + Columns.of(Counter.POOL_EXHAUSTIONS)] = (long) POOL_EXHAUSTIONS.getOpaque(this);
        row[offset + Columns.of(Counter.RING_FULL)] = (long) RING_FULL.getOpaque(this);
        row[offset + Columns.of(Counter.ALLOCATION_FAILURES)] = (long) ALLOCATION_FAILURES.getOpaque(this);
        row[offset + Columns.of(Counter.QUEUE_DEPTH_MAXIMUM)] = (long) QUEUE_DEPTH_MAXIMUM.getOpaque(this);
    }

    private static VarHandle counter(String name) {
        return LongFields.find(MethodHandles.lookup(), ThreadCounterFields.class, name);
    }
}
