package io.adaflight.internal.counters;

import io.adaflight.SwapSpan;
import io.adaflight.internal.counters.DurationEvents.SwapDetail;
import org.jspecify.annotations.Nullable;

/** A ring swap that is being timed; for the thread that started it. */
public final class TimedSwap extends SwapSpan {
    private final ThreadCounters metrics;
    private boolean open;
    private long beginNanos;
    private DurationEvents.@Nullable Swap event;

    TimedSwap(ThreadCounters metrics) {
        this.metrics = metrics;
    }

    TimedSwap begin() {
        event = metrics.context.events().beginSwap();
        beginNanos = metrics.context.clock().nanos();
        open = true;
        return this;
    }

    @Override
    public void end() {
        end(SwapDetail.UNKNOWN);
    }

    /** Ends the swap with what is known of it. Does nothing when it has ended. */
    public void end(SwapDetail detail) {
        if (!open) {
            return;
        }
        open = false;
        metrics.swapped(metrics.context.clock().nanos() - beginNanos);
        DurationEvents.Swap begun = event;
        if (begun != null) {
            event = null;
            begun.end(metrics.context.pipeline(), detail);
        }
    }

    @Override
    public void close() {
        open = false;
        event = null;
    }
}
