package io.adaflight.analyzer.analysis.count;

import io.adaflight.analyzer.analysis.result.TimeWindow;
import java.util.Arrays;

/** Spans of equal and round length, from the beginning of a window to its end. */
record TimeBins(long startNanos, long binNanos, int count) {
    private static final long[] STEPS_NANOS = steps();

    /** Takes what falls into a span. */
    @FunctionalInterface
    interface Sink {
        void add(int bin, long count);
    }

    /** Covers the window with at most this many bins, each as short as that allows. */
    static TimeBins of(TimeWindow window, int most) {
        long binNanos = binNanos(window.lengthNanos(), most);
        long count = (window.lengthNanos() + binNanos - 1) / binNanos;
        return new TimeBins(window.fromNanos(), binNanos, (int) Math.max(1, Math.min(most, count)));
    }

    /** Spans of twice the length. */
    TimeBins merged() {
        return new TimeBins(startNanos, 2 * binNanos, (count + 1) / 2);
    }

    /** Spreads a count evenly over the time between two moments; what lies outside goes to the ends. */
    void spread(long total, long afterNanos, long toNanos, Sink sink) {
        if (total == 0) {
            return;
        }
        int first = bin(afterNanos + 1);
        int last = bin(toNanos);
        if (first >= last) {
            sink.add(last, total);
            return;
        }
        double length = toNanos - (double) afterNanos;
        long given = 0;
        for (int index = first; index <= last; index++) {
            double end = startNanos + (index + 1.0) * binNanos - afterNanos;
            long upTo = index == last ? total : Math.min(total, (long) (total * (end / length)));
            if (upTo > given) {
                sink.add(index, upTo - given);
                given = upTo;
            }
        }
    }

    private int bin(long timeNanos) {
        return (int) Math.max(0, Math.min(count - 1L, (timeNanos - startNanos) / binNanos));
    }

    private static long binNanos(long lengthNanos, int most) {
        for (long step : STEPS_NANOS) {
            if (lengthNanos / step < most) {
                return step;
            }
        }
        return lengthNanos / most + 1;
    }

    private static long[] steps() {
        long[] millis = {
            100,
            200,
            500,
            1_000,
            2_000,
            5_000,
            10_000,
            15_000,
            30_000,
            60_000,
            120_000,
            300_000,
            600_000,
            900_000,
            1_800_000,
            3_600_000,
            7_200_000,
            21_600_000,
            43_200_000,
            86_400_000
        };
        return Arrays.stream(millis).map(value -> value * 1_000_000).toArray();
    }
}
