package io.adaflight;

/**
 * The counters of one thread that takes events out of a pipeline; {@link PipelineMetrics#drainThread} gives them. Only that
 * thread may write them. No method takes a lock, allocates or throws; counts below 0 count as 0, and a counter stops at
 * {@link Long#MAX_VALUE}.
 */
public abstract class DrainMetrics {
    /** For AdaFlight's own counters. */
    protected DrainMetrics() {}

    /** Counts an event that was taken out and handed on. */
    public abstract void drained(long bytes);

    /** Counts events that were taken out and handed on, as of a batch. */
    public abstract void drained(long count, long bytes);

    /** Counts drained events that their receiver failed to take; they stay counted as drained. */
    public abstract void failed(long count);

    /** Counts a failure of the receiver. */
    public abstract void sinkFailure();
}
