package io.adaflight.internal.counters;

import io.adaflight.Counter;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The times of one thread's ring swaps: count, sum, last, longest, and a histogram. {@link #record} is for the owner
 * thread, the rest for any.
 */
public final class SwapTimings {
    /*
     * The owner reads plainly what it wrote; writes and the reads of others are opaque, so that nobody sees half a value.
     * Count, sum and histogram may be one swap apart. SwapTimingsStress proves it, from the first swap on.
     */
    private static final VarHandle COUNT = field("count");
    private static final VarHandle TOTAL_NANOS = field("totalNanos");
    private static final VarHandle MAXIMUM_NANOS = field("maximumNanos");
    private static final VarHandle LAST_NANOS = field("lastNanos");
    private static final VarHandle BUCKET = MethodHandles.arrayElementVarHandle(int[].class);

    @SuppressWarnings("unused")
    private long count;

    @SuppressWarnings("unused")
    private long totalNanos;

    @SuppressWarnings("unused")
    private long maximumNanos;

    @SuppressWarnings("unused")
    private long lastNanos;

    private final int[] buckets = new int[SwapHistogram.BUCKETS];

    /** Records a swap; less than 0 nanoseconds, as from a clock that was set back, counts as 0. */
    void record(long nanos) {
        long time = Math.max(0, nanos);
        COUNT.setOpaque(this, Saturation.add(count, 1));
        TOTAL_NANOS.setOpaque(this, Saturation.add(totalNanos, time));
        LAST_NANOS.setOpaque(this, time);
        if (time > maximumNanos) {
            MAXIMUM_NANOS.setOpaque(this, time);
        }
        int bucket = SwapHistogram.bucket(time);
        int inBucket = buckets[bucket];
        if (inBucket < Integer.MAX_VALUE) {
            BUCKET.setOpaque(buckets, bucket, inBucket + 1);
        }
    }

    /** Records a swap; any thread. */
    synchronized void recordShared(long nanos) {
        record(nanos);
    }

    void readOpaque(long[] row, int offset) {
        row[offset + Columns.of(Counter.SWAPS)] = (long) COUNT.getOpaque(this);
        row[offset + Columns.of(Counter.SWAP_NANOS)] = (long) TOTAL_NANOS.getOpaque(this);
        row[offset + Columns.of(Counter.SWAP_NANOS_MAXIMUM)] = (long) MAXIMUM_NANOS.getOpaque(this);
        row[offset + Columns.of(Counter.SWAP_NANOS_LAST)] = (long) LAST_NANOS.getOpaque(this);
    }

    int bucketOpaque(int bucket) {
        return (int) BUCKET.getOpaque(buckets, bucket);
    }

    private static VarHandle field(String name) {
        return LongFields.find(MethodHandles.lookup(), SwapTimings.class, name);
    }
}
