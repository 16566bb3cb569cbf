package io.adaflight.counters;

import io.adaflight.time.NanoClock;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/** What the owner thread touches rarely. */
abstract class ThreadMetricsContext {
    final String pipeline;
    final NanoClock clock;
    final DurationEvents events;
    volatile @Nullable SwapTimings swapTimings;
    volatile ThreadGauge gauge = ThreadGauge.NONE;

    @Nullable
    SwapSpan swapSpan;

    @Nullable
    BlockedSpan blockedSpan;

    ThreadMetricsContext(String pipeline, NanoClock clock, DurationEvents events) {
        this.pipeline = pipeline;
        this.clock = clock;
        this.events = events;
    }
}

/** Keeps the counters apart from what stands in front of them. */
@SuppressWarnings("unused")
abstract class ThreadMetricsFrontPadding extends ThreadMetricsContext {
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
    byte f100, f101, f102, f103, f104, f105, f106, f107, f108, f109;
    byte f110, f111;

    ThreadMetricsFrontPadding(String pipeline, NanoClock clock, DurationEvents events) {
        super(pipeline, clock, events);
    }
}

/** The counters. Only {@code long} fields: a smaller one would sink into the padding. */
@SuppressWarnings("unused")
abstract class ThreadMetricsCounters extends ThreadMetricsFrontPadding {
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

    ThreadMetricsCounters(String pipeline, NanoClock clock, DurationEvents events) {
        super(pipeline, clock, events);
    }
}

/** Keeps the counters apart from what stands behind them. */
@SuppressWarnings("unused")
abstract class ThreadMetricsPadding extends ThreadMetricsCounters {
    byte b000, b001, b002, b003, b004, b005, b006, b007, b008, b009;
    byte b010, b011, b012, b013, b014, b015, b016, b017, b018, b019;
    byte b020, b021, b022, b023, b024, b025, b026, b027, b028, b029;
    byte b030, b031, b032, b033, b034, b035, b036, b037, b038, b039;
    byte b040, b041, b042, b043, b044, b045, b046, b047, b048, b049;
    byte b050, b051, b052, b053, b054, b055, b056, b057, b058, b059;
    byte b060, b061, b062, b063, b064, b065, b066, b067, b068, b069;
    byte b070, b071, b072, b073, b074, b075, b076, b077, b078, b079;
    byte b080, b081, b082, b083, b084, b085, b086, b087, b088, b089;
    byte b090, b091, b092, b093, b094, b095, b096, b097, b098, b099;
    byte b100, b101, b102, b103, b104, b105, b106, b107, b108, b109;
    byte b110, b111, b112, b113, b114, b115, b116, b117, b118, b119;

    ThreadMetricsPadding(String pipeline, NanoClock clock, DurationEvents events) {
        super(pipeline, clock, events);
    }
}

/**
 * The counters of one thread in one pipeline. The mutators are for the owner thread; they take no lock, read no clock,
 * allocate nothing and never throw: bytes or counts below 0 count as 0. Where {@link #isShared()} says so, the object
 * belongs to many virtual threads and any of them may call them.
 */
public final class ThreadMetrics extends ThreadMetricsPadding {
    /*
     * Each counter has one writer. It reads its own value plainly, since nobody else changes it, and writes the sum with an
     * ordered store: the JIT may then neither keep the value in a register beyond the call nor tear it, and x86 needs no lock
     * and no fence for it. Two reads of one counter never go back.
     *
     * An event is counted first, then its bytes. A reader takes both together: it reads the events, the bytes and the
     * events again, until no event came in between (as the reader of a sequence lock does: Boehm, "Can seqlocks get along
     * with programming language memory models?", 2012). So it sees the bytes of all those events, but for the one that the
     * owner is just counting. The owner never waits; the reader repeats while events come between two reads that stand beside
     * each other. This is what the stores of counters are release for and the loads of pairs acquire. CounterStress proves it.
     *
     * A cell of virtual threads has many writers, which add by compare-and-set. Its eventsWritten stays negative, so that the
     * check for saturation, which every call makes anyway, sends them there; the owner of other counters pays nothing for
     * it. SharedCellStress proves it.
     */
    private static final VarHandle EVENTS_WRITTEN = counter("eventsWritten");
    private static final VarHandle BYTES_WRITTEN = counter("bytesWritten");
    private static final VarHandle EVENTS_REJECTED = counter("eventsRejected");
    private static final VarHandle BYTES_REJECTED = counter("bytesRejected");
    private static final VarHandle EVENTS_EVICTED = counter("eventsEvicted");
    private static final VarHandle BYTES_EVICTED = counter("bytesEvicted");
    private static final VarHandle EVENTS_FILTERED = counter("eventsFiltered");
    private static final VarHandle BLOCKED_WRITES = counter("blockedWrites");
    private static final VarHandle BLOCKED_NANOS = counter("blockedNanos");
    private static final VarHandle POOL_EXHAUSTIONS = counter("poolExhaustions");
    private static final VarHandle RING_FULL = counter("ringFull");
    private static final VarHandle ALLOCATION_FAILURES = counter("allocationFailures");
    private static final VarHandle QUEUE_DEPTH_MAXIMUM = counter("queueDepthMaximum");

    /** Counters of one thread, all zero; any thread. */
    public ThreadMetrics(String pipeline, NanoClock clock, DurationEvents events) {
        super(pipeline, clock, events);
    }

    private ThreadMetrics(String pipeline, NanoClock clock, DurationEvents events, long eventsWritten) {
        super(pipeline, clock, events);
        this.eventsWritten = eventsWritten;
    }

    /** Counters that many virtual threads write together, all zero: one cell of several. Any thread. */
    public static ThreadMetrics shared(String pipeline, NanoClock clock, DurationEvents events) {
        return new ThreadMetrics(pipeline, clock, events, SharedCounting.ZERO);
    }

    /** The name of the pipeline; any thread. */
    public String pipeline() {
        return pipeline;
    }

    /** Whether many virtual threads count here together; any thread. */
    public boolean isShared() {
        return eventsWritten < 0;
    }

    /** What the pipeline knows of the thread beside these counters; any thread. */
    public ThreadGauge gauge() {
        return gauge;
    }

    /** Sets what the pipeline knows of the thread; the pipeline. */
    public void attach(ThreadGauge newGauge) {
        gauge = newGauge;
    }

    /** Counts an event that was accepted. */
    public void written(long bytes) {
        long events = eventsWritten + 1;
        long sum = bytesWritten + bytes;
        if ((events | sum | bytes) < 0) {
            written(1, bytes);
            return;
        }
        EVENTS_WRITTEN.setRelease(this, events);
        BYTES_WRITTEN.setRelease(this, sum);
    }

    /** Counts events that were accepted. */
    public void written(long count, long bytes) {
        add(EVENTS_WRITTEN, count);
        add(BYTES_WRITTEN, bytes);
    }

    /** Counts an event that was refused and is lost. */
    public void rejected(long bytes) {
        rejected(1, bytes);
    }

    /** Counts events that were refused and are lost. */
    public void rejected(long count, long bytes) {
        add(EVENTS_REJECTED, count);
        add(BYTES_REJECTED, bytes);
    }

    /** Counts events that had been accepted and are discarded before they were drained. */
    public void evicted(long count, long bytes) {
        add(EVENTS_EVICTED, count);
        add(BYTES_EVICTED, bytes);
    }

    /** Counts an event that was left out on purpose. */
    public void filtered() {
        add(EVENTS_FILTERED, 1);
    }

    /** Counts a wait for room of which the time in nanoseconds is already known. */
    public void blocked(long nanos) {
        add(BLOCKED_WRITES, 1);
        add(BLOCKED_NANOS, nanos);
    }

    /** Counts that a ring was needed and none was free. */
    public void poolExhausted() {
        add(POOL_EXHAUSTIONS, 1);
    }

    /** Counts that the active ring had no room for an event. */
    public void ringFull() {
        add(RING_FULL, 1);
    }

    /** Counts that memory for a ring could not be had. */
    public void allocationFailed() {
        add(ALLOCATION_FAILURES, 1);
    }

    /** Observes how many events wait; the greatest observation is kept. */
    public void queueDepth(long depth) {
        raise(QUEUE_DEPTH_MAXIMUM, depth);
    }

    /** Counts a ring swap of which the time in nanoseconds is already known; the first call allocates the histogram. */
    public void swapped(long nanos) {
        SwapTimings swaps = swapTimings;
        if (swaps == null) {
            swaps = allocateSwapTimings();
        }
        if (isShared()) {
            swaps.recordShared(nanos);
        } else {
            swaps.record(nanos);
        }
    }

    /** Begins to time a ring swap. One at a time: a second call of the owner thread begins anew. */
    public SwapSpan beginSwap() {
        SwapSpan span = swapSpan;
        if (span == null) {
            span = new SwapSpan(this);
            if (!isShared()) {
                swapSpan = span;
            }
        }
        return span.begin();
    }

    /** Begins to time a wait for room. One at a time: a second call of the owner thread begins anew. */
    public BlockedSpan beginBlocked() {
        BlockedSpan span = blockedSpan;
        if (span == null) {
            span = new BlockedSpan(this);
            if (!isShared()) {
                blockedSpan = span;
            }
        }
        return span.begin();
    }

    /**
     * Reads every counter once, in the order of {@link Counter}, and what the gauge adds; any thread.
     *
     * @param row where the values go, all zero
     * @param offset the index of the first one
     * @param nowNanos this moment, of the pipeline's clock
     */
    public void readOpaque(long[] row, int offset, long nowNanos) {
        readPair(EVENTS_WRITTEN, BYTES_WRITTEN, row, offset + Counter.EVENTS_WRITTEN.column());
        readPair(EVENTS_REJECTED, BYTES_REJECTED, row, offset + Counter.EVENTS_REJECTED.column());
        readPair(EVENTS_EVICTED, BYTES_EVICTED, row, offset + Counter.EVENTS_EVICTED.column());
        row[offset + Counter.EVENTS_FILTERED.column()] = (long) EVENTS_FILTERED.getOpaque(this);
        readPair(BLOCKED_WRITES, BLOCKED_NANOS, row, offset + Counter.BLOCKED_WRITES.column());
        row[offset + Counter.POOL_EXHAUSTIONS.column()] = (long) POOL_EXHAUSTIONS.getOpaque(this);
        row[offset + Counter.RING_FULL.column()] = (long) RING_FULL.getOpaque(this);
        row[offset + Counter.ALLOCATION_FAILURES.column()] = (long) ALLOCATION_FAILURES.getOpaque(this);
        row[offset + Counter.QUEUE_DEPTH_MAXIMUM.column()] = (long) QUEUE_DEPTH_MAXIMUM.getOpaque(this);
        SwapTimings swaps = swapTimings;
        if (swaps != null) {
            swaps.readOpaque(row, offset);
        }
        gauge.addTo(row, offset, nowNanos);
    }

    /** Reads a number of happenings and their sum, which stand beside each other in a row. */
    private void readPair(VarHandle number, VarHandle sum, long[] row, int column) {
        long before;
        long after = (long) number.getAcquire(this);
        do {
            before = after;
            row[column + 1] = (long) sum.getAcquire(this);
            after = (long) number.getAcquire(this);
        } while (before != after);
        row[column] = after < 0 ? SharedCounting.value(after) : after;
    }

    /** A reading of every counter at this moment; any thread. */
    public Counts countsOpaque() {
        long[] row = new long[Counter.COUNT];
        readOpaque(row, 0, clock.nanos());
        return new Counts(row, 0);
    }

    /** The times of the ring swaps; null before the first swap. Any thread. */
    public @Nullable SwapTimings swapTimingsOrNull() {
        return swapTimings;
    }

    /** Adds to a counter, which stops at {@link Long#MAX_VALUE}; less than 0 adds nothing. */
    private void add(VarHandle counter, long amount) {
        if (isShared()) {
            SharedCounting.add(this, counter, amount);
        } else {
            counter.setRelease(this, Saturation.addPositive((long) counter.get(this), amount));
        }
    }

    /** Raises a counter to a value that is greater. */
    private void raise(VarHandle counter, long value) {
        if (isShared()) {
            SharedCounting.raise(this, counter, value);
        } else if (value > (long) counter.get(this)) {
            counter.setOpaque(this, value);
        }
    }

    synchronized SwapTimings allocateSwapTimings() {
        SwapTimings swaps = swapTimings;
        if (swaps == null) {
            swaps = new SwapTimings();
            swapTimings = swaps;
        }
        return swaps;
    }

    private static VarHandle counter(String name) {
        return LongFields.find(MethodHandles.lookup(), ThreadMetricsCounters.class, name);
    }
}
