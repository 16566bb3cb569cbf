package io.adaflight.analyzer.analysis.anomalies;

/**
 * Something unusual.
 *
 * @param subject the name of the thread, as recorded; empty for the pipeline
 * @param startNanos when it began
 * @param endNanos when it ended
 * @param value what was seen
 * @param expected what is usual
 * @param size the larger of value and expected, divided by the smaller; at least 1
 * @param confidence from 0 to 1
 */
public record Finding(
        Kind kind,
        String subject,
        long startNanos,
        long endNanos,
        double value,
        double expected,
        double size,
        double confidence) {
    /** What kind of finding it is; the names are part of the published JSON. */
    public enum Kind {
        /** A thread left its own usual rate; value and expected are events per second. */
        RATE_CHANGE,
        /** A thread writes at a rate unlike its peers; value and expected are events per second. */
        RATE_OUTLIER,
        /** Nothing was drained while events waited; value and expected are events per second. */
        STALLED_DRAIN,
        /** One thread writes most of the events; value and expected are shares from 0 to 1. */
        SKEWED_LOAD,
        /** Ring swaps got slower; value and expected are nanoseconds. */
        SLOWER_SWAPS
    }
}
