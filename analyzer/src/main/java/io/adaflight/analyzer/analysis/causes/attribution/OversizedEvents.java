package io.adaflight.analyzer.analysis.causes.attribution;

import java.util.Locale;

/** Counts events that were lost because they are larger than a ring. */
public final class OversizedEvents {
    private long count;
    private long bytes;
    private long ringBytes;
    private long firstNanos;
    private long lastNanos;

    /**
     * Adds what was lost in an interval; returns how many of these events no ring could take.
     *
     * @param ringSize the size of a ring; 0 when the pipeline has none
     */
    public long add(long fromNanos, long toNanos, long dropped, long bytesDropped, long ringSize) {
        if (ringSize <= 0 || dropped <= 0 || bytesDropped / dropped <= ringSize) {
            return 0;
        }
        if (count == 0) {
            firstNanos = fromNanos;
        }
        count += dropped;
        bytes += bytesDropped;
        ringBytes = ringSize;
        lastNanos = toNanos;
        return dropped;
    }

    long count() {
        return count;
    }

    long firstNanos() {
        return firstNanos;
    }

    long lastNanos() {
        return lastNanos;
    }

    /** The sizes, in words. */
    String figure() {
        return String.format(
                Locale.ROOT,
                "events of %,d bytes on average, a ring has room for %,d",
                bytes / Math.max(1, count),
                ringBytes);
    }
}
