package io.adaflight.internal.counters;

import io.adaflight.Counter;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongBinaryOperator;

/** Counters that many virtual threads write together: one cell of several. All methods are for any thread. */
final class SharedCounters {
    /*
     * Writers add by compare-and-set. The loop is needed: an unconditional add could pass the end and be seen negative before
     * it is set back. As with the counters of one thread, nothing orders two counters, so that the compare-and-set needs no more
     * than to be atomic. SharedCellStress proves it.
     */

    /** In front of the counters and behind them: 128 bytes. */
    private static final int PADDING = 16;

    private static final Counter[] COUNTERS = Counter.values();

    private final AtomicLongArray counters = new AtomicLongArray(PADDING + Columns.COUNT + PADDING);

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
        } while (!counters.weakCompareAndSetPlain(index, present, next.applyAsLong(present, operand)));
    }

    /** Reads each counter into the columns of a row; those that are not counted here, such as swap times, are 0. */
    void readOpaque(long[] row, int offset) {
        for (Counter counter : COUNTERS) {
            row[offset + Columns.of(counter)] = counters.getOpaque(index(counter));
        }
    }

    private static int index(Counter counter) {
        return PADDING + Columns.of(counter);
    }
}
