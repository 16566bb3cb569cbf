package io.adaflight.analyzer.analysis;

import io.adaflight.analyzer.recording.EventCounts;
import java.util.Arrays;
import java.util.List;

/** Sums counts into spans of equal length. */
final class TimeLineCounter {
    private static final int MOST_BINS = 240;
    private static final long[] STEPS_NANOS = steps();

    private final long startNanos;
    private final long binNanos;
    private final long[] bins;

    TimeLineCounter(TimeWindow window) {
        startNanos = window.fromNanos();
        binNanos = binNanos(window.lengthNanos());
        long count = (window.lengthNanos() + binNanos - 1) / binNanos;
        bins = new long[(int) Math.max(1, Math.min(MOST_BINS, count))];
    }

    long binNanos() {
        return binNanos;
    }

    /** Spreads a count evenly over the time after one moment and up to another; what lies outside goes to the ends. */
    void add(long count, long afterNanos, long toNanos) {
        int first = bin(afterNanos + 1);
        int last = bin(toNanos);
        if (first >= last) {
            bins[last] = EventCounts.saturatedSum(bins[last], count);
            return;
        }
        double length = toNanos - (double) afterNanos;
        long given = 0;
        for (int index = first; index <= last; index++) {
            double end = index == last ? length : startNanos + (index + 1.0) * binNanos - afterNanos;
            long upTo = index == last ? count : Math.min(count, (long) (count * (end / length)));
            bins[index] = EventCounts.saturatedSum(bins[index], Math.max(0, upTo - given));
            given = Math.max(given, upTo);
        }
    }

    List<Long> toList() {
        return Arrays.stream(bins).boxed().toList();
    }

    private int bin(long timeNanos) {
        return (int) Math.max(0, Math.min(bins.length - 1L, (timeNanos - startNanos) / binNanos));
    }

    private static long binNanos(long lengthNanos) {
        for (long step : STEPS_NANOS) {
            if (lengthNanos / step < MOST_BINS) {
                return step;
            }
        }
        return lengthNanos / MOST_BINS + 1;
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
