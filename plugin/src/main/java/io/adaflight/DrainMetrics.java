package io.adaflight;

/**
 * The counters of one thread that takes events out of a pipeline; {@link PipelineMetrics#drainThread} gives them. Only that
 * thread may write them. No method takes a lock, allocates or throws; counts below 0 count as 0, and a counter stops at
 * {@link Long#MAX_VALUE}.
 */
public abstract class DrainMetrics {
    /** For AdaFlight's own counters. */
    protected DrainMetrics() {}

    /**
     * Counts an event that was taken out and handed on.
     *
     * @param bytes the size of the event
     */
    public abstract void drained(long bytes);

    /**
     * Counts events that were taken out and handed on, as of a batch.
     *
     * @param count how many events
     * @param bytes the size of all of them
     */
    public abstract void drained(long count, long bytes);

    /**
     * Counts drained events that their receiver failed to take; they stay counted as drained.
     *
     * @param count how many events
     */
    public abstract void failed(long count);

    /** Counts a failure of the receiver. */
    public abstract void sinkFailure();

    /**
     * Says that the thread goes to take events and may wait for them: it is idle until {@link #endTake()}. All other time
     * since the first call of either counts as work. To be called where the queue is empty, so that a clock is read only then:
     * <pre>{@code
     * Event event = queue.poll();
     * if (event == null) {
     *     drain.beginTake();
     *     try {
     *         event = queue.take();
     *     } finally {
     *         drain.endTake();
     *     }
     * }
     * }</pre>
     * A second call in a row changes nothing but the number of takes. One call of {@code endTake()} when the thread begins makes
     * its time known from then on, also where it never has to wait.
     */
    public abstract void beginTake();

    /** Says that the thread is back with events or without, and at work. A second call in a row changes nothing. */
    public abstract void endTake();
}
