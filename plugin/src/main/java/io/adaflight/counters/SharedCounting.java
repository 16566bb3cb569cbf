package io.adaflight.counters;

import java.lang.invoke.VarHandle;
import java.util.function.LongBinaryOperator;

/** How many threads write one counter together: by compare-and-set, since there is no single writer. */
final class SharedCounting {
    /*
     * The loop is needed: an unconditional add could pass the end and be seen negative before it is set back.
     * SharedCellStress proves it.
     *
     * One counter of a cell is marked: it has its sign set, and its value in the other bits. Of marked ones the last, -1, is
     * not used, since -1 + 1 is not negative any more; the one before it stands for Long.MAX_VALUE.
     */

    /** A marked counter at 0. */
    static final long ZERO = Long.MIN_VALUE;

    private static final long FULL = -2;

    private SharedCounting() {}

    /** The value of a marked counter. */
    static long value(long marked) {
        return marked == FULL ? Long.MAX_VALUE : marked - ZERO;
    }

    /** Adds to a counter, marked or not, which stops at {@link Long#MAX_VALUE}; less than 0 adds nothing. Any thread. */
    static void add(ThreadMetrics metrics, VarHandle counter, long amount) {
        update(metrics, counter, amount, SharedCounting::sum);
    }

    private static long sum(long present, long amount) {
        return present < 0
                ? Math.min(FULL, ZERO + Saturation.addPositive(present - ZERO, amount))
                : Saturation.addPositive(present, amount);
    }

    /** Raises a counter that is not marked to a value that is greater. Any thread. */
    static void raise(ThreadMetrics metrics, VarHandle counter, long value) {
        if (value > (long) counter.getOpaque(metrics)) {
            update(metrics, counter, value, Math::max);
        }
    }

    private static void update(ThreadMetrics metrics, VarHandle counter, long operand, LongBinaryOperator next) {
        long present;
        do {
            present = (long) counter.getOpaque(metrics);
        } while (!counter.weakCompareAndSetRelease(metrics, present, next.applyAsLong(present, operand)));
    }
}
