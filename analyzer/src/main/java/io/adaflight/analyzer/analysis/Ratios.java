package io.adaflight.analyzer.analysis;

/** Quotients that are zero where there is nothing to divide by. */
final class Ratios {
    private static final double NANOS_PER_SECOND = 1e9;

    private Ratios() {}

    static double of(long part, long whole) {
        return whole <= 0 ? 0 : Math.min(1.0, (double) part / whole);
    }

    static double perSecond(long count, double seconds) {
        return seconds <= 0 ? 0 : count / seconds;
    }

    static double seconds(long nanos) {
        return nanos / NANOS_PER_SECOND;
    }
}
