package io.adaflight.analyzer.analysis.anomalies;

import io.adaflight.analyzer.analysis.anomalies.Finding.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Compares the threads of a pipeline with each other. Finds a thread whose rate differs from the median of the others by at least
 * {@value #LEAST_DISTANCE} deviations and {@value #LEAST_RATIO} times, and a thread that writes most events although it has peers.
 *
 * <p>Limits: threads with different jobs in one pipeline count as peers; two halves with different rates look like a wide spread.
 */
final class Peers {
    private static final int LEAST_PEERS = 4;
    private static final double LEAST_DISTANCE = 6;
    private static final double LEAST_RATIO = 5;
    private static final double LEAST_SPREAD = 0.2;
    private static final double MOST_OF_ALL = 0.5;
    private static final double TIMES_AN_EVEN_PART = 2;

    private Peers() {}

    /** Finds them; the map must have a fixed order. */
    static List<Finding> find(Map<String, Series> threads) {
        List<String> names = new ArrayList<>(threads.keySet());
        double[] rates = threads.values().stream().mapToDouble(Peers::rate).toArray();
        List<Finding> findings = new ArrayList<>();
        for (int index = 0; index < rates.length && rates.length > LEAST_PEERS; index++) {
            double[] others = without(rates, index);
            double usual = RobustStatistics.median(others);
            double size = RateChanges.ratio(rates[index], usual);
            if (usual > 0
                    && size >= LEAST_RATIO
                    && RobustStatistics.distance(rates[index], LEAST_SPREAD, others) >= LEAST_DISTANCE) {
                Series series = threads.getOrDefault(names.get(index), new Series(2));
                findings.add(
                        finding(Kind.RATE_OUTLIER, names.get(index), series, rates[index], usual, size, others.length));
            }
        }
        addSkew(threads, names, findings);
        return findings;
    }

    private static void addSkew(Map<String, Series> threads, List<String> names, List<Finding> findings) {
        double all = threads.values().stream().mapToLong(Series::total).sum();
        double even = names.isEmpty() ? 0 : 1.0 / names.size();
        for (String name : names) {
            Series series = threads.getOrDefault(name, new Series(2));
            double share = all == 0 ? 0 : series.total() / all;
            if (names.size() > 2 && share >= MOST_OF_ALL && share >= TIMES_AN_EVEN_PART * even) {
                findings.add(finding(Kind.SKEWED_LOAD, name, series, share, even, share / even, series.size()));
            }
        }
    }

    private static Finding finding(
            Kind kind, String name, Series series, double value, double expected, double size, int support) {
        return new Finding(
                kind,
                name,
                series.from(0),
                series.to(series.size() - 1),
                value,
                expected,
                size,
                support / (support + 2.0));
    }

    private static double rate(Series series) {
        long nanos = series.size() == 0 ? 0 : series.to(series.size() - 1) - series.from(0);
        return nanos <= 0 ? 0 : series.total() * 1e9 / nanos;
    }

    private static double[] without(double[] values, int left) {
        double[] others = new double[values.length - 1];
        System.arraycopy(values, 0, others, 0, left);
        System.arraycopy(values, left + 1, others, left, others.length - left);
        return others;
    }
}
