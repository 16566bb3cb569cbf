package io.adaflight.analyzer.recording.event;

import static io.adaflight.analyzer.recording.event.EventCounts.saturatedSum;

/** Time that was spent in each back-pressure state but NORMAL. */
public record StateTimes(long pressureNanos, long droppingNanos, long recoveryNanos) {
    /** All of it in NORMAL. */
    public static final StateTimes NONE = new StateTimes(0, 0, 0);

    public StateTimes plus(StateTimes other) {
        return new StateTimes(
                saturatedSum(pressureNanos, other.pressureNanos),
                saturatedSum(droppingNanos, other.droppingNanos),
                saturatedSum(recoveryNanos, other.recoveryNanos));
    }
}
