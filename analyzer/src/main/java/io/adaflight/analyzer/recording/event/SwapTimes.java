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
        long p999Nanos) {}
