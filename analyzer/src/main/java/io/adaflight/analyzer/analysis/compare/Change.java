package io.adaflight.analyzer.analysis.compare;

import java.util.Map;

/**
 * One metric of a pipeline in two recordings.
 *
 * @param tested whether both had enough samples for a test
 * @param p how likely a difference of this size is by chance; 1 when it was not tested
 * @param superiority how often a sample of the candidate is greater than one of the baseline
 */
public record Change(Metric metric, double baseline, double candidate, boolean tested, double p, double superiority) {
    private static final double SIGNIFICANT = 0.01;

    /** The difference: in points for ratios, otherwise relative to the baseline; infinite when the baseline is zero. */
    public double difference() {
        if (metric.unit() == Metric.Unit.RATIO) {
            return candidate - baseline;
        }
        if (baseline == 0) {
            return candidate == 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        return candidate / baseline - 1;
    }

    /** How much worse it got; negative when it got better. */
    public double worsening() {
        return metric.greaterIsWorse() ? difference() : -difference();
    }

    public boolean isSignificant() {
        return tested && p < SIGNIFICANT;
    }

    /** Whether it got worse by more than a limit, and not by chance if the metric varies by itself. */
    boolean isWorseBy(double limit) {
        return worsening() > limit && (isSignificant() || !tested || !metric.needsSignificance());
    }

    /** Whether it got worse by more than the limit of its metric, if there is one. */
    public boolean exceeds(Map<Metric, Double> limits) {
        Double limit = limits.get(metric);
        return limit != null && isWorseBy(limit);
    }
}
