package io.adaflight.counters;

import io.adaflight.time.NanoClock;
import java.lang.invoke.VarHandle;

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

    /*
     * The loop is needed: an unconditional add could pass the end and be seen negative before it is set back.
     */
    @Override
    void add(VarHandle counter, long amount) {
        long value;
        long sum;
        do {
            value = (long) counter.getOpaque(this);
            sum = value + amount;
            if ((sum | amount) < 0) {
                sum = limited(value, amount);
            }
        } while (!counter.weakCompareAndSetPlain(this, value, sum));
    }

    @Override
    void raise(VarHandle counter, long value) {
        long current;
        do {
            current = (long) counter.getOpaque(this);
        } while (value > current && !counter.weakCompareAndSetPlain(this, current, value));
    }

    @Override
    synchronized SwapTimings allocateSwapTimings() {
        SwapTimings swaps = swapTimings;
        return swaps == null ? super.allocateSwapTimings() : swaps;
    }
}
