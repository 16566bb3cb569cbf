package io.adaflight.internal.collector;

import org.jspecify.annotations.Nullable;

/**
 * A window of time that slides over the collector's snapshots: keeps the one that rates are taken against. For one
 * thread at a time.
 */
final class RateWindow {
    /*
     * Two snapshots are enough. The base is at least a window old; the candidate is the next base, once it is as old. So a
     * rate is taken over one window at least, and over two and an interval of collection at most.
     */
    private long windowNanos;
    private CollectedSnapshot candidate;
    private @Nullable CollectedSnapshot base;

    RateWindow(long windowNanos, CollectedSnapshot first) {
        this.windowNanos = windowNanos;
        this.candidate = first;
    }

    void setWindowNanos(long nanos) {
        windowNanos = nanos;
    }

    /** The snapshot to take rates against; null while none is a window old, or when the clock was set back. */
    @Nullable
    CollectedSnapshot base(long nowNanos) {
        if (nowNanos - candidate.nanos() >= windowNanos) {
            base = candidate;
        }
        CollectedSnapshot present = base;
        return present != null && nowNanos - present.nanos() >= windowNanos ? present : null;
    }

    /** Takes note of a snapshot that was just taken. */
    void slide(CollectedSnapshot taken) {
        if (base == candidate) {
            candidate = taken;
        }
    }
}
