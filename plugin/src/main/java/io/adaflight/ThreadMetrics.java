package io.adaflight;

/**
 * The counters of one thread in one pipeline; {@link PipelineMetrics#thread} gives them. Only their own thread may write
 * them. No method takes a lock, allocates or throws, with the exceptions that they name; bytes or counts below 0 count as 0, and a
 * counter stops at {@link Long#MAX_VALUE}.
 *
 * <p>All virtual threads of a pipeline share a few of these objects, where {@link #isShared} says so: any of them may write
 * those, with an atomic add instead of a plain one.
 */
public abstract class ThreadMetrics {
    /** For AdaFlight's own counters. */
    protected ThreadMetrics() {}

    /** {@return the name of the pipeline; any thread} */
    public abstract String pipeline();

    /** {@return whether many virtual threads count here together; any thread} */
    public abstract boolean isShared();

    /**
     * Counts an event that was accepted: about a nanosecond.
     *
     * @param bytes the size of the event
     */
    public abstract void written(long bytes);

    /**
     * Counts events that were accepted, as of a batch.
     *
     * @param count how many events
     * @param bytes the size of all of them
     */
    public abstract void written(long count, long bytes);

    /**
     * Counts an event that was refused and is lost.
     *
     * @param bytes the size of the event
     */
    public abstract void rejected(long bytes);

    /**
     * Counts events that were refused and are lost.
     *
     * @param count how many events
     * @param bytes the size of all of them
     */
    public abstract void rejected(long count, long bytes);

    /**
     * Counts events that were accepted and are discarded before they are drained.
     *
     * @param count how many events
     * @param bytes the size of all of them
     */
    public abstract void evicted(long count, long bytes);

    /** Counts an event that was left out on purpose. */
    public abstract void filtered();

    /**
     * Counts a wait for room whose time in nanoseconds you know.
     *
     * @param nanos how long the wait took
     */
    public abstract void blocked(long nanos);

    /** Counts that a ring was needed and none was free. */
    public abstract void poolExhausted();

    /** Counts that the active ring had no room for an event. */
    public abstract void ringFull();

    /** Counts that memory for a ring could not be had. */
    public abstract void allocationFailed();

    /**
     * Observes how many events wait; the greatest observation is kept.
     *
     * @param depth how many events wait now
     */
    public abstract void queueDepth(long depth);

    /**
     * Counts a ring swap whose time in nanoseconds you know. The first call of a thread allocates its histogram; virtual threads
     * take a lock.
     *
     * @param nanos how long the swap took
     */
    public abstract void swapped(long nanos);

    /**
     * Starts to time a ring swap: reads the clock here and when the span ends, about 25 ns each. A thread times one swap at a
     * time; a second call discards the first. Allocates at a thread's first call, at each one for virtual threads, and while a
     * recording wants the swap as an event of its own.
     *
     * @return ends the swap, or discards it
     */
    public abstract SwapSpan beginSwap();

    /**
     * Starts to time a wait for room: reads the clock here and when the span ends, about 25 ns each. A thread times one wait at a
     * time; a second call discards the first. Allocates as {@link #beginSwap} does.
     *
     * @return ends the wait
     */
    public abstract BlockedSpan beginBlocked();
}
