package io.adaflight.internal.jfr;

import io.adaflight.BackPressureState;
import io.adaflight.internal.collector.CollectedPipeline;
import io.adaflight.internal.collector.CollectedSnapshot;

/** Knows whether a pipeline is under pressure or loses events. For one thread at a time. */
final class PressureWatch {
    /** How long a loss makes a pipeline a losing one: a few periods of looks, so that it does not flicker. */
    static final long HOLD_NANOS = 100_000_000;

    /** States older than this say nothing of the present. */
    private static final long STALE_NANOS = 1_000_000_000;

    private final CollectedPipeline pipeline;
    private CollectedSnapshot judged;
    private boolean pressed;
    private boolean everLost;
    private long lastLossNanos;

    PressureWatch(CollectedPipeline pipeline) {
        this.pipeline = pipeline;
        this.judged = pipeline.collector().latest();
    }

    /**
     * Whether the pipeline loses events, lets callers wait or has threads under pressure, at this moment or a moment ago.
     */
    boolean isLosing(long nowNanos) {
        if (pipeline.registry().lossSignal().take() || isPressed(nowNanos)) {
            lastLossNanos = nowNanos;
            everLost = true;
        }
        return everLost && nowNanos - lastLossNanos < HOLD_NANOS;
    }

    private boolean isPressed(long nowNanos) {
        CollectedSnapshot latest = pipeline.collector().latest();
        if (latest != judged) {
            judged = latest;
            pressed = isPressed(latest);
        }
        return pressed && nowNanos - latest.nanos() < STALE_NANOS;
    }

    private static boolean isPressed(CollectedSnapshot snapshot) {
        for (int row = 0; row < snapshot.rows(); row++) {
            BackPressureState state = snapshot.row(row).state();
            if (state == BackPressureState.PRESSURE || state == BackPressureState.DROPPING) {
                return true;
            }
        }
        return false;
    }
}
