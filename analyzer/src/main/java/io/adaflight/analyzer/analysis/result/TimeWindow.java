package io.adaflight.analyzer.analysis.result;

/**
 * The part of a recording that a report is about, both ends included.
 *
 * @param limited it was asked for; otherwise it is the whole recording, whose end may be known late
 */
public record TimeWindow(long fromNanos, long toNanos, boolean limited) {
    /** Whether an event at that time lies before the window, so that it can only be a base to count from. */
    public boolean isBefore(long timeNanos) {
        return limited && timeNanos <= fromNanos;
    }

    public boolean isAfter(long timeNanos) {
        return limited && timeNanos > toNanos;
    }

    public boolean overlaps(long startNanos, long endNanos) {
        return !limited || (startNanos <= toNanos && endNanos >= fromNanos);
    }

    public long lengthNanos() {
        return Math.max(0, toNanos - fromNanos);
    }
}
