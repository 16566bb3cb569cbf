package io.adaflight.analyzer.analysis.anomalies;

import io.adaflight.analyzer.analysis.anomalies.Finding.Kind;
import java.util.Arrays;
import java.util.List;

/**
 * Finds ring swaps that get slower: the mean swap time between snapshots rises (Mann-Kendall test, at least {@value #LEAST_TREND}),
 * and its median in the last quarter is at least {@value #LEAST_RATIO} times the median in the first.
 *
 * <p>Limits: needs {@value #LEAST_POINTS} snapshots with ring swaps; a jump counts as a rise.
 */
final class SwapTrend {
    private static final int LEAST_POINTS = 8;
    private static final int MOST_POINTS = 512;
    private static final double LEAST_TREND = 3;
    private static final double LEAST_RATIO = 2;
    private static final double LEAST_DIFFERENCE_NANOS = 1000;

    private final long[] times = new long[MOST_POINTS];
    private final double[] means = new double[MOST_POINTS];
    private int size;
    private long lastCount = -1;
    private long lastTotalNanos;
    private long skip;
    private long every = 1;

    /** Adds the running totals of all swaps. */
    void add(long timeNanos, long count, long totalNanos) {
        if (lastCount >= 0 && ++skip < every) {
            return;
        }
        skip = 0;
        if (lastCount >= 0 && count > lastCount) {
            if (size == MOST_POINTS) {
                halve();
            }
            times[size] = timeNanos;
            means[size] = Math.max(0, totalNanos - lastTotalNanos) / (double) (count - lastCount);
            size++;
        }
        lastCount = count;
        lastTotalNanos = totalNanos;
    }

    private void halve() {
        for (int index = 0; index < MOST_POINTS / 2; index++) {
            times[index] = times[2 * index + 1];
            means[index] = (means[2 * index] + means[2 * index + 1]) / 2;
        }
        size = MOST_POINTS / 2;
        every *= 2;
    }

    List<Finding> find() {
        if (size < LEAST_POINTS) {
            return List.of();
        }
        double[] all = Arrays.copyOf(means, size);
        double first = RobustStatistics.median(Arrays.copyOf(all, size / 4));
        double last = RobustStatistics.median(Arrays.copyOfRange(all, size - size / 4, size));
        double trend = RobustStatistics.trend(all);
        if (trend < LEAST_TREND || last < LEAST_RATIO * first || last - first < LEAST_DIFFERENCE_NANOS) {
            return List.of();
        }
        return List.of(new Finding(
                Kind.SLOWER_SWAPS,
                "",
                times[0],
                times[size - 1],
                last,
                first,
                RateChanges.ratio(last, first),
                trend / (trend + 1)));
    }
}
