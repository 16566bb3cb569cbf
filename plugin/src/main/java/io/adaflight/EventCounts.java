package io.adaflight;

/**
 * What was counted for a thread or a whole pipeline. Immutable; any thread. Each value is at least 0 and stops at
 * {@link Long#MAX_VALUE}.
 *
 * <p>Each counter of a running thread is read once, one after the other: two of them can be apart by the events that the thread
 * writes in between. They are exact once the thread has ended.
 */
public interface EventCounts {
    /** {@return the events accepted} */
    long eventsWritten();

    /** {@return the bytes of the events accepted} */
    long bytesWritten();

    /** {@return the events refused} */
    long eventsRejected();

    /** {@return the bytes of the events refused} */
    long bytesRejected();

    /** {@return the events accepted and discarded before they were drained} */
    long eventsEvicted();

    /** {@return the bytes of the events evicted} */
    long bytesEvicted();

    /** {@return the events left out on purpose} */
    long eventsFiltered();

    /** {@return the events that the application wanted to write: written, rejected and filtered} */
    long offered();

    /** {@return the events lost: rejected and evicted} */
    long dropped();

    /** {@return the bytes of the events lost} */
    long bytesDropped();

    /** {@return the events lost to events offered, from 0 to 1; 0 where none was offered} */
    double dropRatio();

    /** {@return the writes that had to wait for room} */
    long blockedWrites();

    /** {@return the nanoseconds that writes waited for room} */
    long blockedNanos();

    /** {@return how often a ring was needed and none was free} */
    long poolExhaustions();

    /** {@return how often the active ring had no room for an event} */
    long ringFull();

    /** {@return how often memory for a ring could not be had} */
    long allocationFailures();

    /** {@return the most events seen waiting; of several threads, the most of any} */
    long queueDepthMaximum();

    /** {@return the ring swaps} */
    long swaps();

    /** {@return the nanoseconds spent in ring swaps} */
    long swapNanos();

    /** {@return the average nanoseconds of a ring swap; 0 where there was none} */
    long swapNanosAverage();

    /** {@return the nanoseconds of the longest ring swap} */
    long swapNanosMaximum();

    /** {@return the nanoseconds of the latest ring swap; of several threads, the longest of their latest} */
    long swapNanosLast();

    /** {@return the nanoseconds in state {@link BackPressureState#PRESSURE}} */
    long pressureNanos();

    /** {@return the nanoseconds in state {@link BackPressureState#DROPPING}} */
    long droppingNanos();

    /** {@return the nanoseconds in state {@link BackPressureState#RECOVERY}} */
    long recoveryNanos();

    /** {@return whether a counter has reached its end, so that it is a lower bound} */
    boolean isSaturated();
}
