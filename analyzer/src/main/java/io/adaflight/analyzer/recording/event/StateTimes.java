package io.adaflight.analyzer.recording.event;

/** Time that was spent in each back-pressure state but NORMAL. */
public record StateTimes(long pressureNanos, long droppingNanos, long recoveryNanos) {}
