package io.adaflight.analyzer.recording.event;

/** How many ring swaps there were since the counting began, and how long they took. */
public record SwapTimes(
        long count,
        long totalNanos,
        long averageNanos,
        long maximumNanos,
        long p50Nanos,
        long p90Nanos,
        long p99Nanos,
        long p999Nanos) {
    /** The same with no percentile above the maximum: it is recorded as the middle of a bucket, the maximum exactly. */
    public SwapTimes upToMaximum() {
        return new SwapTimes(
                count,
                totalNanos,
                averageNanos,
                maximumNanos,
                Math.min(maximumNanos, p50Nanos),
                Math.min(maximumNanos, p90Nanos),
                Math.min(maximumNanos, p99Nanos),
                Math.min(maximumNanos, p999Nanos));
    }
}
