package io.adaflight.internal.counters;

/** Sums that stop at {@link Long#MAX_VALUE} instead of wrapping. */
public final class Saturation {
    private Saturation() {}

    /** The sum of two numbers of at least 0; {@link Long#MAX_VALUE} where it would be more. */
    public static long add(long left, long right) {
        long sum = left + right;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    /** The sum of a number of at least 0 and another one, of which less than 0 counts as 0. */
    static long addPositive(long value, long amount) {
        long sum = value + amount;
        if ((sum | amount) < 0) {
            return amount < 0 ? value : Long.MAX_VALUE;
        }
        return sum;
    }

    /** The value as an {@code int}; {@link Integer#MAX_VALUE} where it would be more. For values of at least 0. */
    public static int toInt(long value) {
        return (int) Math.min(value, Integer.MAX_VALUE);
    }
}
