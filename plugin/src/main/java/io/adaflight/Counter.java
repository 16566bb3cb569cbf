package io.adaflight;

/** What is counted for a thread. Those that add up come first. */
public enum Counter {
    /** Events accepted. */
    EVENTS_WRITTEN(Merge.SUM),
    /** Bytes of the events accepted. */
    BYTES_WRITTEN(Merge.SUM),
    /** Events refused. */
    EVENTS_REJECTED(Merge.SUM),
    /** Bytes of the events refused. */
    BYTES_REJECTED(Merge.SUM),
    /** Events accepted and discarded before they were drained. */
    EVENTS_EVICTED(Merge.SUM),
    /** Bytes of the events evicted. */
    BYTES_EVICTED(Merge.SUM),
    /** Events left out on purpose. */
    EVENTS_FILTERED(Merge.SUM),
    /** Writes that had to wait for room. */
    BLOCKED_WRITES(Merge.SUM),
    /** Nanoseconds that writes waited for room. */
    BLOCKED_NANOS(Merge.SUM),
    /** How often a ring was needed and none was free. */
    POOL_EXHAUSTIONS(Merge.SUM),
    /** How often the active ring had no room for an event. */
    RING_FULL(Merge.SUM),
    /** How often memory for a ring could not be had. */
    ALLOCATION_FAILURES(Merge.SUM),
    /** Ring swaps. */
    SWAPS(Merge.SUM),
    /** Nanoseconds spent in ring swaps. */
    SWAP_NANOS(Merge.SUM),
    /** Nanoseconds in state PRESSURE. */
    PRESSURE_NANOS(Merge.SUM),
    /** Nanoseconds in state DROPPING. */
    DROPPING_NANOS(Merge.SUM),
    /** Nanoseconds in state RECOVERY. */
    RECOVERY_NANOS(Merge.SUM),
    /** The most events seen waiting. */
    QUEUE_DEPTH_MAXIMUM(Merge.MAXIMUM),
    /** Nanoseconds of the longest ring swap. */
    SWAP_NANOS_MAXIMUM(Merge.MAXIMUM),
    /** Nanoseconds of the latest ring swap; of several threads, the longest of their latest. */
    SWAP_NANOS_LAST(Merge.MAXIMUM);

    private enum Merge {
        SUM,
        MAXIMUM
    }

    private final Merge merge;

    Counter(Merge merge) {
        this.merge = merge;
    }

    /** {@return whether the values of several threads add up; otherwise the greatest of them counts} */
    public boolean isSum() {
        return merge == Merge.SUM;
    }
}
