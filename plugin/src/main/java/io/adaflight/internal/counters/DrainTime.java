package io.adaflight.internal.counters;

/**
 * Where the time of a drain thread went since it was registered.
 *
 * @param nanos when it was read, of the pipeline's clock
 * @param known whether the thread says when it waits for events
 * @param workingNanos time at work since it first said so; 0 where that is not known
 * @param idleNanos time taking events or waiting for them since it first said so; 0 where that is not known
 */
public record DrainTime(long nanos, boolean known, long workingNanos, long idleNanos) {
    /** Nothing has happened up to a moment. */
    public static DrainTime none(long nanos) {
        return new DrainTime(nanos, true, 0, 0);
    }
}
