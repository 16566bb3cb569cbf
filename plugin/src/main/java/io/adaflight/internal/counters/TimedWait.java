package io.adaflight.internal.counters;

import io.adaflight.BlockedSpan;
import org.jspecify.annotations.Nullable;

/** A wait for room that is being timed; for the thread that started it. */
public final class TimedWait extends BlockedSpan {
    private final ThreadCounters metrics;
    private boolean open;
    private long beginNanos;
    private DurationEvents.@Nullable Blocked event;

    TimedWait(ThreadCounters metrics) {
        this.metrics = metrics;
    }

    TimedWait begin() {
        event = metrics.context.events().beginBlocked();
        beginNanos = metrics.context.clock().nanos();
        if (!open) {
            open = true;
            metrics.context.losses().waits();
        }
        return this;
    }

    @Override
    public void end() {
        end(true);
    }

    @Override
    public void end(boolean written) {
        if (!open) {
            return;
        }
        open = false;
        metrics.context.losses().waitsNoMore();
        metrics.blocked(metrics.context.clock().nanos() - beginNanos);
        DurationEvents.Blocked begun = event;
        if (begun != null) {
            event = null;
            begun.end(metrics.context.pipeline(), written);
        }
    }

    @Override
    public void close() {
        end(false);
    }
}
