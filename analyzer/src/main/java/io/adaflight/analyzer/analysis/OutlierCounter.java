package io.adaflight.analyzer.analysis;

import io.adaflight.analyzer.recording.EventCounts;

/** Sums up events that were recorded one by one, and remembers the longest. */
final class OutlierCounter {
    private long count;
    private long totalNanos;
    private long longestNanos = -1;
    private String longestThread = "";
    private long longestTimeNanos;

    void add(String thread, long timeNanos, long durationNanos) {
        count++;
        totalNanos = EventCounts.saturatedSum(totalNanos, durationNanos);
        if (durationNanos > longestNanos) {
            longestNanos = durationNanos;
            longestThread = thread;
            longestTimeNanos = timeNanos;
        }
    }

    Outliers toOutliers() {
        return new Outliers(count, totalNanos, Math.max(0, longestNanos), longestThread, longestTimeNanos);
    }
}
