package io.adaflight.analyzer.analysis.causes;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a time in which nothing recorded kept the drain threads from running.
 *
 * @param workNanos how long that was, of each drain thread
 * @param rate events offered a second, over half a second at least
 * @param usualRate the same while nothing was lost
 * @param workRate events drained a second of that time
 * @param running how much of that time the drain threads ran, by their processor time; null when it was not recorded
 * @param sampledRunning the same by the samples; null when they were not recorded
 * @param costRatio the processor time that an event cost the drain threads, to what it may cost: the least that it ever cost, or
 *     what a drain that runs all the time can spend, if that is less; 1 when it is not known
 * @param machineLoad how busy the processors were, from 0 to 1; null when it was not recorded
 * @param throttled in how many of the container's scheduling periods its quota was used up, from 0 to 1; null when it was not
 *     recorded
 * @param burstShare how much of the window's time the rate was far above the usual
 */
record WorkFacts(
        long workNanos,
        double rate,
        double usualRate,
        double workRate,
        @Nullable Double running,
        @Nullable Double sampledRunning,
        double costRatio,
        @Nullable Double machineLoad,
        @Nullable Double throttled,
        double burstShare) {
    private static final double LEAST_GAP = 0.1;
    private static final double LEAST_RUN = 0.001;

    /** Whether other threads and processes had what the drain threads needed. */
    boolean isSaturated() {
        return machineLoad != null && machineLoad >= CpuSaturatedRule.BUSY;
    }

    boolean isThrottled() {
        return throttled != null && throttled >= CpuThrottledRule.OFTEN;
    }

    /**
     * How much of the deficit is due to the time in which the threads did not run, from 0 to 1; the rest is due to what an event
     * cost when they did. The ratio of what was needed to what was drained is the product of the two, and on a
     * logarithmic scale each has its part.
     *
     * @param ran how much of the time they ran
     */
    double gapPart(double ran) {
        if (1 - ran < LEAST_GAP || workNanos <= 0) {
            return 0;
        }
        double gap = -Math.log(Math.max(ran, LEAST_RUN));
        return gap / (gap + Math.log(Math.max(1, costRatio)));
    }
}
