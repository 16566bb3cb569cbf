package io.adaflight;

/**
 * What was counted for a thread or a whole pipeline. Immutable; any thread. Each value is at least 0 and stops at
 * {@link Long#MAX_VALUE}.
 *
 * <p>Each counter of a running thread is read once, one after the other: two of them can be apart by the events that the thread
 * writes in between. They are exact once the thread has ended.
 */
public interface EventCounts {
    /**
     * {@return the value of one counter}
     *
     * @param counter which one
     */
    long get(Counter counter);

    /** {@return the events accepted} */
    default long eventsWritten() {
        return get(Counter.EVENTS_WRITTEN);
    }

    /** {@return the bytes of the events accepted} */
    default long bytesWritten() {
        return get(Counter.BYTES_WRITTEN);
    }

    /** {@return the events refused} */
    default long eventsRejected() {
        return get(Counter.EVENTS_REJECTED);
    }

    /** {@return the bytes of the events refused} */
    default long bytesRejected() {
        return get(Counter.BYTES_REJECTED);
    }

    /** {@return the events accepted and discarded before they were drained} */
    default long eventsEvicted() {
        return get(Counter.EVENTS_EVICTED);
    }

    /** {@return the bytes of the events evicted} */
    default long bytesEvicted() {
        return get(Counter.BYTES_EVICTED);
    }

    /** {@return the events left out on purpose} */
    default long eventsFiltered() {
        return get(Counter.EVENTS_FILTERED);
    }

    /** {@return the events that the application wanted to write: written, rejected and filtered} */
    long offered();

    /** {@return the events lost: rejected and evicted} */
    long dropped();

    /** {@return the bytes of the events lost} */
    long bytesDropped();

    /** {@return the events lost to events offered, from 0 to 1; 0 where none was offered} */
    double dropRatio();

    /** {@return the writes that had to wait for room} */
    default long blockedWrites() {
        return get(Counter.BLOCKED_WRITES);
    }

    /** {@return the nanoseconds that writes waited for room} */
    default long blockedNanos() {
        return get(Counter.BLOCKED_NANOS);
    }

    /** {@return how often a ring was needed and none was free} */
    default long poolExhaustions() {
        return get(Counter.POOL_EXHAUSTIONS);
    }

    /** {@return how often the active ring had no room for an event} */
    default long ringFull() {
        return get(Counter.RING_FULL);
    }

    /** {@return how often memory for a ring could not be had} */
    default long allocationFailures() {
        return get(Counter.ALLOCATION_FAILURES);
    }

    /** {@return the most events seen waiting; of several threads, the most of any} */
    default long queueDepthMaximum() {
        return get(Counter.QUEUE_DEPTH_MAXIMUM);
    }

    /** {@return the ring swaps} */
    default long swaps() {
        return get(Counter.SWAPS);
    }

    /** {@return the nanoseconds spent in ring swaps} */
    default long swapNanos() {
        return get(Counter.SWAP_NANOS);
    }

    /** {@return the average nanoseconds of a ring swap; 0 where there was none} */
    long swapNanosAverage();

    /** {@return the nanoseconds of the longest ring swap} */
    default long swapNanosMaximum() {
        return get(Counter.SWAP_NANOS_MAXIMUM);
    }

    /** {@return the nanoseconds of the latest ring swap; of several threads, the longest of their latest} */
    default long swapNanosLast() {
        return get(Counter.SWAP_NANOS_LAST);
    }

    /** {@return the nanoseconds in state {@link BackPressureState#PRESSURE}} */
    default long pressureNanos() {
        return get(Counter.PRESSURE_NANOS);
    }

    /** {@return the nanoseconds in state {@link BackPressureState#DROPPING}} */
    default long droppingNanos() {
        return get(Counter.DROPPING_NANOS);
    }

    /** {@return the nanoseconds in state {@link BackPressureState#RECOVERY}} */
    default long recoveryNanos() {
        return get(Counter.RECOVERY_NANOS);
    }

    /** {@return whether a counter has reached its end, so that it is a lower bound} */
    boolean isSaturated();
}
