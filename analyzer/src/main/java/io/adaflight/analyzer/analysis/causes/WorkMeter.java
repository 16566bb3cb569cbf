package io.adaflight.analyzer.analysis.causes;

/** Puts together what the meters tell of a time. */
record WorkMeter(RateMeter rates, ProcessorMeter processors) {
    /**
     * The facts about a time of which a part is known to be free for work.
     *
     * @param workNanos how long that part is
     * @param drained events drained
     * @param rate events offered a second
     * @param needed events a nanosecond that the drain had to keep up with
     */
    WorkFacts facts(long fromNanos, long toNanos, long workNanos, long drained, double rate, double needed) {
        return new WorkFacts(
                workNanos,
                rate,
                rates.usualRate(),
                RateMeter.perSecond(drained, workNanos),
                processors.running(fromNanos, toNanos),
                processors.sampledRunning(fromNanos, toNanos, workNanos),
                processors.costRatio(fromNanos, toNanos, drained, needed),
                processors.machineLoad(fromNanos, toNanos),
                processors.throttled(fromNanos, toNanos),
                rates.burstShare(fromNanos, toNanos));
    }
}
