package io.adaflight.analyzer.analysis.anomalies;

import java.util.Arrays;

/** Counts over time. Merges neighbours when there are too many, so memory is bounded. */
final class Series {
    private static final double NANOS_PER_SECOND = 1e9;

    private final int most;
    private final long[] from;
    private final long[] to;
    private final long[] counts;
    private int size;
    private int pairing = 1;
    private int inLast;

    /** Holds at most that many points, an even number. */
    Series(int most) {
        this.most = most;
        from = new long[most];
        to = new long[most];
        counts = new long[most];
    }

    /** Adds what was counted between two moments; ignores an empty span. */
    void add(long fromNanos, long toNanos, long count) {
        if (toNanos <= fromNanos || (size > 0 && toNanos <= to[size - 1])) {
            return;
        }
        if (size > 0 && inLast < pairing) {
            to[size - 1] = toNanos;
            counts[size - 1] += count;
            inLast++;
            return;
        }
        if (size == most) {
            halve();
        }
        from[size] = fromNanos;
        to[size] = toNanos;
        counts[size] = count;
        size++;
        inLast = 1;
    }

    private void halve() {
        for (int index = 0; index < most / 2; index++) {
            from[index] = from[2 * index];
            to[index] = to[2 * index + 1];
            counts[index] = counts[2 * index] + counts[2 * index + 1];
        }
        size = most / 2;
        pairing *= 2;
    }

    int size() {
        return size;
    }

    long from(int index) {
        return from[index];
    }

    long to(int index) {
        return to[index];
    }

    long total() {
        return Arrays.stream(counts, 0, size).sum();
    }

    /** The rate of each point, per second. */
    double[] rates() {
        double[] rates = new double[size];
        for (int index = 0; index < size; index++) {
            rates[index] = counts[index] * NANOS_PER_SECOND / (to[index] - from[index]);
        }
        return rates;
    }
}
