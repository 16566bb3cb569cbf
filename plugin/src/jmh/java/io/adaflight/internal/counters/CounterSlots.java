package io.adaflight.internal.counters;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** The control of the padding: counters of several threads in one array, close together or far apart. */
final class CounterSlots {
    /*
     * The threads' counters alternate, so that wherever a cache line ends, one of them shares its line with another thread's.
     */
    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int LONGS_APART = 32;

    private final int stride;
    private final int bytesFrom;
    private final long[] slots;

    private CounterSlots(int threads, int stride) {
        this.stride = stride;
        this.bytesFrom = threads * stride;
        this.slots = new long[2 * threads * stride + 2 * LONGS_APART];
    }

    /** Counters that share cache lines. */
    static CounterSlots adjacent(int threads) {
        return new CounterSlots(threads, 1);
    }

    /** Counters that are 256 bytes apart. */
    static CounterSlots apart(int threads) {
        return new CounterSlots(threads, LONGS_APART);
    }

    void written(int thread, long size) {
        int events = LONGS_APART + thread * stride;
        SLOT.setOpaque(slots, events, (long) SLOT.get(slots, events) + 1);
        SLOT.setOpaque(slots, events + bytesFrom, (long) SLOT.get(slots, events + bytesFrom) + size);
    }

    long sumOpaque() {
        long sum = 0;
        for (int slot = LONGS_APART; slot < LONGS_APART + 2 * bytesFrom; slot += stride) {
            sum += (long) SLOT.getOpaque(slots, slot);
        }
        return sum;
    }
}
