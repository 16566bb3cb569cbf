package io.adaflight;

/**
 * What was counted for a thread or a whole pipeline. Immutable; any thread. Each value is at least 0 and stops at
 * {@link Long#MAX_VALUE}.
 *
 * <p>Each counter of a running thread is read once, one after the other: two of them can be apart by the events that the thread
 * writes in between. They are exact once the thread has ended.
 */
public interface EventCounts {
    /** Events accepted. */
    long eventsWritten();

    /** Bytes of the events accepted. */
    long bytesWritten();

    /** Events refused. */
    long eventsRejected();

    /** Bytes of the events refused. */
    long bytesRejected();

    /** Events accepted and discarded before they were drained. */
    long eventsEvicted();

    /** Bytes of the events evicted. */
    long bytesEvicted();

    /** Events left out on purpose. */
    long eventsFiltered();

    /** Events that the application wanted to write: written, rejected and filtered. */
    long offered();

    /** Events lost: rejected and evicted. */
    long dropped();

    /** Bytes of the events lost. */
    long bytesDropped();

    /** Events lost to events offered, from 0 to 1; 0 where none was offered. */
    double dropRatio();

    /** Writes that had to wait for room. */
    long blockedWrites();

    /** Nanoseconds that writes waited for room. */
    long blockedNanos();

    /** How often a ring was needed and none was free. */
    long poolExhaustions();

    /** How often the active ring had no room for an event. */
    long ringFull();

    /** How often memory for a ring could not be had. */
    long allocationFailures();

    /** The most events seen waiting; of several threads, the most of any. */
    long queueDepthMaximum();

    /** Ring swaps. */
    long swaps();

    /** Nanoseconds spent in ring swaps. */
    long swapNanos();

    /** Average nanoseconds of a ring swap; 0 where there was none. */
    long swapNanosAverage();

    /** Nanoseconds of the longest ring swap. */
    long swapNanosMaximum();

    /** Nanoseconds of the latest ring swap; of several threads, the longest of their latest. */
    long swapNanosLast();

    /** Nanoseconds in state {@link BackPressureState#PRESSURE}. */
    long pressureNanos();

    /** Nanoseconds in state {@link BackPressureState#DROPPING}. */
    long droppingNanos();

    /** Nanoseconds in state {@link BackPressureState#RECOVERY}. */
    long recoveryNanos();

    /** Whether a counter has reached its end, so that it is a lower bound. */
    boolean isSaturated();
}
