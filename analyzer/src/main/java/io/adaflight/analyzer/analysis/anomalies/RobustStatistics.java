package io.adaflight.analyzer.analysis.anomalies;

import java.util.Arrays;

/**
 * Statistics that a few outliers do not change.
 *
 * <p>Source: F. R. Hampel, "The influence curve and its role in robust estimation", Journal of the American Statistical
 * Association 69, 1974 (the median absolute deviation and the identifier named after him); P. K. Sen, "Estimates of the
 * regression coefficient based on Kendall's tau", 1968, and H. B. Mann, "Nonparametric tests against trend", 1945.
 */
final class RobustStatistics {
    /** Turns the median absolute deviation of normally distributed values into their standard deviation. */
    private static final double TO_DEVIATION = 1.4826;

    private RobustStatistics() {}

    /** The median; 0 without values. */
    static double median(double... values) {
        if (values.length == 0) {
            return 0;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The spread as the median absolute deviation; 0 without values. */
    static double deviation(double... values) {
        double median = median(values);
        return TO_DEVIATION
                * median(Arrays.stream(values)
                        .map(value -> Math.abs(value - median))
                        .toArray());
    }

    /**
     * How far a value is from the others, in deviations.
     *
     * @param leastSpread the smallest spread, as a part of the median, because equal values have none
     */
    static double distance(double value, double leastSpread, double... others) {
        double median = median(others);
        double spread = Math.max(deviation(others), leastSpread * Math.abs(median));
        double distance = Math.abs(value - median);
        return distance == 0 ? 0 : spread == 0 ? Double.POSITIVE_INFINITY : distance / spread;
    }

    /** The Mann-Kendall test for a trend: above 3, values hardly rise by chance; below -3, they hardly fall by chance. */
    static double trend(double... values) {
        int count = values.length;
        long score = 0;
        for (int later = 1; later < count; later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                score += Double.compare(values[later], values[earlier]);
            }
        }
        double variance = count * (count - 1.0) * (2.0 * count + 5) / 18;
        return variance == 0 ? 0 : (score - Long.signum(score)) / Math.sqrt(variance);
    }
}
