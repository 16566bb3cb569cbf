package io.adaflight;

/** How well a pipeline keeps up with a thread, from best to worst. */
public enum BackPressureState {
    /** The pipeline has no rings of its own, so that nothing is known. */
    NONE,
    /** Enough rings are free. */
    NORMAL,
    /** Few rings are free. */
    PRESSURE,
    /** Rings are free again, but few, or the last loss is recent. */
    RECOVERY,
    /** A ring was needed and none was free. */
    DROPPING
}
