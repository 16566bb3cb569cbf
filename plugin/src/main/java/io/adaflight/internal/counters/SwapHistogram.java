package io.adaflight.internal.counters;

import org.jspecify.annotations.Nullable;

/**
 * A distribution of swap times, summed over threads; for one thread at a time.
 *
 * <p>Each power of two of nanoseconds is split into three buckets of equal ratio, and a bucket is represented by its
 * geometric middle: the relative error is at most 2<sup>1/6</sup> - 1, 12.3 %, and 12.5 % with the rounding to whole
 * nanoseconds. Times below 8 ns, where rounding would cost more, have a bucket each. Times of more than 2<sup>38</sup> ns,
 * 4.6 minutes, count in the last bucket. The idea of buckets of equal ratio is that of DDSketch (Masson, Rim, Lee, 2019).
 */
public final class SwapHistogram {
    private static final int BUCKETS_OF_A_POWER = 3;
    private static final int POWERS = 38;

    /** Below it the buckets of equal ratio are too narrow for whole nanoseconds; there are as many as exact ones need. */
    private static final int EXACT = 8;

    /** How many buckets there are. */
    static final int BUCKETS = BUCKETS_OF_A_POWER * POWERS;

    /** 2^(1/3) and 2^(2/3) as fractions of 2^32: where the second and the third bucket of a power begin. */
    private static final long SECOND = (long) Math.ceil(Math.cbrt(2) * (1L << 32));

    private static final long THIRD = (long) Math.ceil(Math.cbrt(4) * (1L << 32));

    private final long[] counts = new long[BUCKETS];
    private long count;

    /** Adds the swaps of a thread as they are at this moment; null adds nothing. */
    public void add(@Nullable SwapTimings timings) {
        if (timings == null) {
            return;
        }
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            int inBucket = timings.bucketOpaque(bucket);
            counts[bucket] = Saturation.add(counts[bucket], inBucket);
            count = Saturation.add(count, inBucket);
        }
    }

    /** Adds another distribution. */
    public void add(SwapHistogram other) {
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            counts[bucket] = Saturation.add(counts[bucket], other.counts[bucket]);
        }
        count = Saturation.add(count, other.count);
    }

    /** Swaps in the distribution. */
    public long count() {
        return count;
    }

    /**
     * The time in nanoseconds that a share of the swaps did not exceed; 0 where there was none.
     *
     * @param share from 0 to 1
     */
    public long nanosAt(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share is " + share + ", expected 0 to 1");
        }
        double rank = Math.max(1, Math.ceil(share * count));
        long seen = 0;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            seen = Saturation.add(seen, counts[bucket]);
            if (seen >= rank) {
                return middle(bucket);
            }
        }
        return 0;
    }

    /** The bucket of a time of at least 0 nanoseconds. */
    static int bucket(long nanos) {
        if (nanos < EXACT) {
            return (int) nanos;
        }
        int power = 63 - Long.numberOfLeadingZeros(nanos);
        if (power >= POWERS) {
            return BUCKETS - 1;
        }
        long fraction = nanos << (63 - power) >>> 31;
        int third = fraction >= THIRD ? 2 : fraction >= SECOND ? 1 : 0;
        return BUCKETS_OF_A_POWER * power + third;
    }

    /** The time that stands for a bucket, in nanoseconds. */
    static long middle(int bucket) {
        return bucket < EXACT ? bucket : Math.round(Math.pow(2, (bucket + 0.5) / BUCKETS_OF_A_POWER));
    }
}
