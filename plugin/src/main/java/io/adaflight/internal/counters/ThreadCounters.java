package io.adaflight.internal.counters;

import io.adaflight.Counter;
import io.adaflight.internal.time.NanoClock;
import java.lang.ref.Reference;
import org.jspecify.annotations.Nullable;

/** Keeps the counters apart from what stands behind them. */
@SuppressWarnings("unused")
abstract class ThreadCountersPadding extends ThreadCounterFields {
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

    ThreadCountersPadding(CountingContext context, @Nullable SharedCounters cell) {
        super(context, cell);
    }
}

/**
 * The counters of one thread in one pipeline. The mutators are for the owner thread; they take no lock, read no clock,
 * allocate nothing and never throw: bytes or counts below 0 count as 0. Where {@link #isShared()} says so, the object
 * belongs to many virtual threads and any of them may call them.
 */
public final class ThreadCounters extends ThreadCountersPadding {
    /*
     * Why the stores are opaque stands beside the counters, in ThreadCounterFields.
     *
     * In a cell of virtual threads eventsWritten stays negative, so that the check for saturation, which every call makes
     * anyway, leads there; the owner of other counters pays nothing for it.
     */
    /** Counters of one thread, all zero; any thread. */
    public ThreadCounters(String pipeline, NanoClock clock, DurationEvents events) {
        this(CountingContext.of(pipeline, clock, events));
    }

    /** Counters of one thread, all zero, that raise a signal when events are lost or a write waits; any thread. */
    public ThreadCounters(CountingContext context) {
        super(context, null);
    }

    private ThreadCounters(CountingContext context, SharedCounters cell) {
        super(context, cell);
        eventsWritten = Long.MIN_VALUE;
    }

    /** Counters that many virtual threads write together, all zero: one cell of several. Any thread. */
    public static ThreadCounters shared(String pipeline, NanoClock clock, DurationEvents events) {
        return shared(CountingContext.of(pipeline, clock, events));
    }

    /** Counters that many virtual threads write together, all zero, that raise a signal; any thread. */
    public static ThreadCounters shared(CountingContext context) {
        return new ThreadCounters(context, new SharedCounters());
    }

    @Override
    public String pipeline() {
        return context.pipeline();
    }

    @Override
    public boolean isShared() {
        return cell != null;
    }

    /**
     * Says whose counters these are, before they are given away; the registry. Where assertions are on, a write of another
     * thread then fails.
     *
     * @param thread does not keep the thread; null to check nothing
     */
    public void ownedBy(@Nullable Reference<Thread> thread) {
        owner = thread;
    }

    /** What the pipeline knows of the thread beside these counters; any thread. */
    public ThreadGauge gauge() {
        return gauge;
    }

    /** Sets what the pipeline knows of the thread; the pipeline. */
    public void attach(ThreadGauge newGauge) {
        gauge = newGauge;
    }

    /** Puts what is left of a gauge that has ended in its place, unless another one took it; the pipeline. */
    public void replace(ThreadGauge ended, ThreadGauge rest) {
        replaceGauge(ended, rest);
    }

    @Override
    public void written(long bytes) {
        assert isOwner() : foreign();
        long events = eventsWritten + 1;
        long sum = bytesWritten + bytes;
        if ((events | sum | bytes) < 0) {
            written(1, bytes);
            return;
        }
        EVENTS_WRITTEN.setOpaque(this, events);
        BYTES_WRITTEN.setOpaque(this, sum);
    }

    @Override
    public void written(long count, long bytes) {
        assert isOwner() : foreign();
        if (cell != null) {
            cell.add(Counter.EVENTS_WRITTEN, count);
            cell.add(Counter.BYTES_WRITTEN, bytes);
        } else {
            EVENTS_WRITTEN.setOpaque(this, Saturation.addPositive(eventsWritten, count));
            BYTES_WRITTEN.setOpaque(this, Saturation.addPositive(bytesWritten, bytes));
        }
    }

    @Override
    public void rejected(long bytes) {
        rejected(1, bytes);
    }

    @Override
    public void rejected(long count, long bytes) {
        assert isOwner() : foreign();
        context.losses().raise();
        if (cell != null) {
            cell.add(Counter.EVENTS_REJECTED, count);
            cell.add(Counter.BYTES_REJECTED, bytes);
        } else {
            EVENTS_REJECTED.setOpaque(this, Saturation.addPositive(eventsRejected, count));
            BYTES_REJECTED.setOpaque(this, Saturation.addPositive(bytesRejected, bytes));
        }
    }

    @Override
    public void evicted(long count, long bytes) {
        assert isOwner() : foreign();
        context.losses().raise();
        if (cell != null) {
            cell.add(Counter.EVENTS_EVICTED, count);
            cell.add(Counter.BYTES_EVICTED, bytes);
        } else {
            EVENTS_EVICTED.setOpaque(this, Saturation.addPositive(eventsEvicted, count));
            BYTES_EVICTED.setOpaque(this, Saturation.addPositive(bytesEvicted, bytes));
        }
    }

    @Override
    public void blocked(long nanos) {
        assert isOwner() : foreign();
        context.losses().raise();
        if (cell != null) {
            cell.add(Counter.BLOCKED_WRITES, 1);
            cell.add(Counter.BLOCKED_NANOS, nanos);
        } else {
            BLOCKED_WRITES.setOpaque(this, Saturation.addPositive(blockedWrites, 1));
            BLOCKED_NANOS.setOpaque(this, Saturation.addPositive(blockedNanos, nanos));
        }
    }

    @Override
    public void swapped(long nanos) {
        assert isOwner() : foreign();
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

    @Override
    public TimedSwap beginSwap() {
        assert isOwner() : foreign();
        TimedSwap span = swapSpan;
        if (span == null) {
            span = new TimedSwap(this);
            if (!isShared()) {
                swapSpan = span;
            }
        }
        return span.begin();
    }

    @Override
    public TimedWait beginBlocked() {
        assert isOwner() : foreign();
        TimedWait span = blockedSpan;
        if (span == null) {
            span = new TimedWait(this);
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
        if (cell != null) {
            cell.readOpaque(row, offset);
        } else {
            readOwnOpaque(row, offset);
        }
        SwapTimings swaps = swapTimings;
        if (swaps != null) {
            swaps.readOpaque(row, offset);
        }
        gauge.addTo(row, offset, nowNanos);
    }

    /** A reading of every counter at this moment; any thread. */
    public Counts countsOpaque() {
        long[] row = new long[Columns.COUNT];
        readOpaque(row, 0, context.clock().nanos());
        return new Counts(row, 0);
    }

    /** The times of the ring swaps; null before the first swap. Any thread. */
    public @Nullable SwapTimings swapTimingsOrNull() {
        return swapTimings;
    }

    synchronized SwapTimings allocateSwapTimings() {
        SwapTimings swaps = swapTimings;
        if (swaps == null) {
            swaps = new SwapTimings();
            swapTimings = swaps;
        }
        return swaps;
    }
}
