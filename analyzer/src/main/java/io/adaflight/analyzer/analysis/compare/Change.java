package io.adaflight.analyzer.analysis.compare;

import java.util.Map;

/**
 * One metric of a pipeline in two recordings.
 *
 * @param tested whether there were enough samples of both to ask for significance
 * @param p how likely a difference of this size is where there is none; 1 when it was not tested
 * @param superiority how often a sample of the candidate is greater than one of the baseline
 */
public record Change(Metric metric, double baseline, double candidate, boolean tested, double p, double superiority) {
    private static final double SIGNIFICANT = 0.01;

    /** The difference of ratios in points, of other values as a part of the baseline; infinite when that is zero. */
    public double difference() {
        if (metric.unit() == Metric.Unit.RATIO) {
            return candidate - baseline;
        }
        if (baseline == 0) {
            return candidate == 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        return candidate / baseline - 1;
    }

    /** The difference towards the worse; below zero when it became better. */
    public double worsening() {
        return metric.greaterIsWorse() ? difference() : -difference();
    }

    public boolean isSignificant() {
        return tested && p < SIGNIFICANT;
    }

    /** Whether it became worse by more than a limit, and that is no matter of chance where the metric varies by itself. */
    boolean isWorseBy(double limit) {
        return worsening() > limit && (isSignificant() || !tested || !metric.needsSignificance());
    }

    /** Whether it became worse by more than the limit of its metric, if there is one. */
    public boolean exceeds(Map<Metric, Double> limits) {
        Double limit = limits.get(metric);
        return limit != null && isWorseBy(limit);
    }
}
