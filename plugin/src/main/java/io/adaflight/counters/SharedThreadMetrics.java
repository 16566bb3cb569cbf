package io.adaflight.counters;

import io.adaflight.time.NanoClock;
import java.lang.invoke.VarHandle;
import java.util.function.LongBinaryOperator;

/**
 * Counters that many virtual threads write together: one cell of several. Any thread may call the mutators; each is an
 * atomic add, since there is no single writer.
 */
public final class SharedThreadMetrics extends ThreadMetrics {
    /** A cell, all zero. */
    public SharedThreadMetrics(String pipeline, NanoClock clock, DurationEvents events) {
        super(pipeline, clock, events);
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public void swapped(long nanos) {
        SwapTimings swaps = swapTimings();
        synchronized (swaps) {
            swaps.record(nanos);
        }
    }

    @Override
    public SwapSpan beginSwap() {
        return new SwapSpan(this).begin();
    }

    @Override
    public BlockedSpan beginBlocked() {
        return new BlockedSpan(this).begin();
    }

    @Override
    void add(VarHandle counter, long amount) {
        update(counter, amount, SharedThreadMetrics::sum);
    }

    @Override
    void raise(VarHandle counter, long value) {
        if (value > (long) counter.getOpaque(this)) {
            update(counter, value, Math::max);
        }
    }

    private static long sum(long value, long amount) {
        long sum = value + amount;
        return (sum | amount) < 0 ? limited(value, amount) : sum;
    }

    /*
     * The loop is needed: an unconditional add could pass the end and be seen negative before it is set back.
     * SharedCellStress proves it.
     */
    private void update(VarHandle counter, long operand, LongBinaryOperator next) {
        long value;
        do {
            value = (long) counter.getOpaque(this);
        } while (!counter.weakCompareAndSetPlain(this, value, next.applyAsLong(value, operand)));
    }

    @Override
    synchronized SwapTimings allocateSwapTimings() {
        SwapTimings swaps = swapTimings;
        return swaps == null ? super.allocateSwapTimings() : swaps;
    }
}
