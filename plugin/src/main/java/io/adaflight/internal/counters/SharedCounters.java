package io.adaflight.internal.counters;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongBinaryOperator;

/** Counters that many virtual threads write together: one cell of several. All methods are for any thread. */
final class SharedCounters {
    /*
     * Writers add by compare-and-set. The loop is needed: an unconditional add could pass the end and be seen negative before
     * it is set back. As with the counters of one thread, an event is counted before its bytes, and a reader takes both
     * together. SharedCellStress proves it.
     */

    /** In front of the counters and behind them: 128 bytes. */
    private static final int PADDING = 16;

    private final AtomicLongArray counters = new AtomicLongArray(PADDING + Counter.COUNT + PADDING);

    /** Adds to a counter, which stops at {@link Long#MAX_VALUE}; less than 0 adds nothing. */
    void add(Counter counter, long amount) {
        update(counter, amount, Saturation::addPositive);
    }

    /** Raises a counter to a value that is greater. */
    void raise(Counter counter, long value) {
        if (value > counters.getOpaque(index(counter))) {
            update(counter, value, Math::max);
        }
    }

    private void update(Counter counter, long operand, LongBinaryOperator next) {
        int index = index(counter);
        long present;
        do {
            present = counters.getOpaque(index);
        } while (!counters.weakCompareAndSetRelease(index, present, next.applyAsLong(present, operand)));
    }

    /** Reads each counter into the columns of a row. */
    void readOpaque(long[] row, int offset) {
        readPair(Counter.EVENTS_WRITTEN, Counter.BYTES_WRITTEN, row, offset);
        readPair(Counter.EVENTS_REJECTED, Counter.BYTES_REJECTED, row, offset);
        readPair(Counter.EVENTS_EVICTED, Counter.BYTES_EVICTED, row, offset);
        readPair(Counter.BLOCKED_WRITES, Counter.BLOCKED_NANOS, row, offset);
        read(Counter.EVENTS_FILTERED, row, offset);
        read(Counter.POOL_EXHAUSTIONS, row, offset);
        read(Counter.RING_FULL, row, offset);
        read(Counter.ALLOCATION_FAILURES, row, offset);
        read(Counter.QUEUE_DEPTH_MAXIMUM, row, offset);
    }

    private void read(Counter counter, long[] row, int offset) {
        row[offset + counter.column()] = counters.getOpaque(index(counter));
    }

    private void readPair(Counter number, Counter sum, long[] row, int offset) {
        long before;
        long after = counters.getAcquire(index(number));
        do {
            before = after;
            row[offset + sum.column()] = counters.getAcquire(index(sum));
            after = counters.getAcquire(index(number));
        } while (before != after);
        row[offset + number.column()] = after;
    }

    private static int index(Counter counter) {
        return PADDING + counter.column();
    }
}
