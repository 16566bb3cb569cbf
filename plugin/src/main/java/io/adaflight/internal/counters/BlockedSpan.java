package io.adaflight.internal.counters;

import org.jspecify.annotations.Nullable;

/** A wait for room that is being timed; for the thread that began it. */
public final class BlockedSpan implements AutoCloseable {
    private final ThreadMetrics metrics;
    private boolean open;
    private long beginNanos;
    private DurationEvents.@Nullable Blocked event;

    BlockedSpan(ThreadMetrics metrics) {
        this.metrics = metrics;
    }

    BlockedSpan begin() {
        event = metrics.events.beginBlocked();
        beginNanos = metrics.clock.nanos();
        open = true;
        return this;
    }

    /**
     * Ends the wait with success: counts its time and, over the recording's threshold, records it. Does nothing when it
     * has ended.
     */
    public void end() {
        end(true);
    }

    /**
     * Ends the wait. Does nothing when it has ended, so that a wait that failed can be ended inside a try statement.
     *
     * @param written whether the write got room in the end
     */
    public void end(boolean written) {
        if (!open) {
            return;
        }
        open = false;
        metrics.blocked(metrics.clock.nanos() - beginNanos);
        DurationEvents.Blocked begun = event;
        if (begun != null) {
            event = null;
            begun.end(metrics.pipeline, written);
        }
    }

    @Override
    public void close() {
        end();
    }
}
