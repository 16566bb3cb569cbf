package io.adaflight.analyzer.analysis.anomalies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds times when a thread left its usual rate: at least {@value #LEAST_POINTS} snapshots in a row that each differ from the median
 * of all earlier ones by at least {@value #LEAST_DISTANCE} deviations and {@value #LEAST_RATIO} times.
 *
 * <p>Limits: a thread needs {@value #LEAST_PAST} earlier snapshots; a slow drift goes unseen because the median drifts with it.
 */
final class RateChanges {
    private static final int LEAST_PAST = 8;
    private static final int LEAST_POINTS = 3;
    private static final double LEAST_DISTANCE = 6;
    private static final double LEAST_RATIO = 4;
    private static final double LEAST_SPREAD = 0.1;

    private RateChanges() {}

    static List<Finding> find(String thread, Series series) {
        double[] rates = series.rates();
        List<Finding> findings = new ArrayList<>();
        int index = LEAST_PAST;
        while (index < rates.length) {
            double[] past = Arrays.copyOf(rates, index);
            int end = index;
            while (end < rates.length && isAway(rates[end], past)) {
                end++;
            }
            if (end - index >= LEAST_POINTS) {
                findings.add(finding(thread, series, past, Arrays.copyOfRange(rates, index, end), index, end));
            }
            index = Math.max(end, index + 1);
        }
        return findings;
    }

    private static Finding finding(String thread, Series series, double[] past, double[] away, int first, int end) {
        double value = RobustStatistics.median(away);
        double expected = RobustStatistics.median(past);
        return new Finding(
                Finding.Kind.RATE_CHANGE,
                thread,
                series.from(first),
                series.to(end - 1),
                value,
                expected,
                ratio(value, expected),
                (double) away.length / (away.length + 1) * past.length / (past.length + LEAST_PAST / 2.0));
    }

    private static boolean isAway(double rate, double[] past) {
        return RobustStatistics.distance(rate, LEAST_SPREAD, past) >= LEAST_DISTANCE
                && ratio(rate, RobustStatistics.median(past)) >= LEAST_RATIO;
    }

    /** The larger divided by the smaller; large but finite when one of them is 0. */
    static double ratio(double left, double right) {
        double great = Math.max(left, right);
        double small = Math.min(left, right);
        return great == 0 ? 1 : Math.min(1e6, great / Math.max(small, 1e-6 * great));
    }
}
