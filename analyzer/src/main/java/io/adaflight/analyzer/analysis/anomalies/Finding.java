package io.adaflight.analyzer.analysis.anomalies;

/**
 * Something out of the ordinary.
 *
 * @param subject the name of the thread that it is about, as recorded; empty for the pipeline
 * @param startNanos when it began
 * @param endNanos when it ended
 * @param value what was seen
 * @param expected what would have been ordinary
 * @param size how many times the expected value, or its inverse when less was seen; at least 1
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
        /** A thread wrote at another rate than in its own past; value and expected are events a second. */
        RATE_CHANGE,
        /** A thread writes at another rate than its peers; value and expected are events a second. */
        RATE_OUTLIER,
        /** Nothing was drained while events waited; value and expected are events a second. */
        STALLED_DRAIN,
        /** A few threads write most of the events; value and expected are shares of a thread. */
        SKEWED_LOAD,
        /** Ring swaps become slower; value and expected are nanoseconds. */
        SLOWER_SWAPS
    }
}
