package io.adaflight.analyzer.analysis.result;

/** Quotients that are zero when the divisor is zero. */
public final class Ratios {
    private static final double NANOS_PER_SECOND = 1e9;

    private Ratios() {}

    public static double of(long part, long whole) {
        return whole <= 0 ? 0 : Math.min(1.0, (double) part / whole);
    }

    public static double perSecond(long count, double seconds) {
        return seconds <= 0 ? 0 : count / seconds;
    }

    public static double seconds(long nanos) {
        return nanos / NANOS_PER_SECOND;
    }
}
