package io.adaflight.analyzer.analysis.causes;

import java.util.List;

/**
 * How far a cause can be trusted, from 0 to 1: a product of factors, one for each thing that is missing. The factors are
 * judgements, not probabilities; they order findings by what stands behind them.
 */
final class Confidence {
    private static final double DATA_LOST = 0.8;
    private static final double SHORTENED = 0.9;
    private static final double OTHER_EVENT_OFF = 0.9;
    private static final double OWN_EVENT_WEAK = 0.7;
    private static final double COINCIDENCE = 0.6;
    private static final double COARSE = 0.8;
    private static final double LEAST_LIFT = 1.2;
    private static final double MOSTLY_LOSS = 0.8;
    private static final long COARSE_NANOS = 500_000_000L;
    private static final double HALF_TRUSTED_SAMPLES = 10;
    private static final double HALF_TRUSTED_READINGS = 1;

    private final VmHistory vm;
    private final List<MissingEvidence> missing;
    private final double lossShare;
    private final long intervalNanos;

    /**
     * What is common to all causes of a pipeline.
     *
     * @param lossShare how much of the time of the report events were lost
     * @param intervalNanos how far apart the pipeline's snapshots are
     */
    Confidence(VmHistory vm, List<MissingEvidence> missing, double lossShare, long intervalNanos) {
        this.vm = vm;
        this.missing = missing;
        this.lossShare = lossShare;
        this.intervalNanos = intervalNanos;
    }

    /**
     * The confidence in a cause.
     *
     * @param samples how often drain threads were seen at work in the time of the loss
     * @param readings how many readings of processor times lie in it
     */
    double of(Cause cause, double lift, long samples, long readings) {
        double confidence = 1;
        if (vm.isDataLost()) {
            confidence *= DATA_LOST;
        }
        if (vm.isShortened()) {
            confidence *= SHORTENED;
        }
        if (intervalNanos > COARSE_NANOS) {
            confidence *= COARSE;
        }
        for (MissingEvidence each : missing) {
            confidence *= each.cause() == cause ? OWN_EVENT_WEAK : offFactor(each);
        }
        if (lift > 0 && lift < LEAST_LIFT && lossShare < MOSTLY_LOSS) {
            confidence *= COINCIDENCE;
        }
        return switch (cause) {
            case SLOW_SINK -> confidence * (samples + 1) / (samples + 1 + HALF_TRUSTED_SAMPLES / 2);
            case CPU_SATURATED, CPU_THROTTLED -> confidence * readings / (readings + HALF_TRUSTED_READINGS);
            default -> confidence;
        };
    }

    private static double offFactor(MissingEvidence each) {
        return each.setting().endsWith("#enabled=true") ? OTHER_EVENT_OFF : 1;
    }
}
