package io.adaflight.internal.counters;

import io.adaflight.internal.counters.DurationEvents.SwapDetail;
import org.jspecify.annotations.Nullable;

/** A ring swap that is being timed; for the thread that began it. */
public final class SwapSpan implements AutoCloseable {
    private final ThreadMetrics metrics;
    private boolean open;
    private long beginNanos;
    private DurationEvents.@Nullable Swap event;

    SwapSpan(ThreadMetrics metrics) {
        this.metrics = metrics;
    }

    SwapSpan begin() {
        event = metrics.events.beginSwap();
        beginNanos = metrics.clock.nanos();
        open = true;
        return this;
    }

    /** Ends the swap: counts it and, over the recording's threshold, records it. Does nothing when it has ended. */
    public void end() {
        end(SwapDetail.UNKNOWN);
    }

    /** Ends the swap with what is known of it. Does nothing when it has ended. */
    public void end(SwapDetail detail) {
        if (!open) {
            return;
        }
        open = false;
        metrics.swapped(metrics.clock.nanos() - beginNanos);
        DurationEvents.Swap begun = event;
        if (begun != null) {
            event = null;
            begun.end(metrics.pipeline, detail);
        }
    }

    @Override
    public void close() {
        end();
    }
}
