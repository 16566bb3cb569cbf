package io.adaflight;

import java.util.Map;

/**
 * A pipeline as a management bean, {@code io.adaflight:type=Pipeline,name=…}. It is there from the first second in which the JVM has
 * its platform MBean server, until the pipeline's name is given back. Counts are those since the pipeline began. Any thread.
 */
public interface PipelineMXBean {
    /** {@return the name of the pipeline} */
    String getName();

    /** {@return when the counts were collected, in milliseconds since 1970-01-01T00:00Z} */
    long getCollectedEpochMillis();

    /** {@return the events that the application wanted to write} */
    long getEventsOffered();

    /** {@return the events accepted} */
    long getEventsWritten();

    /** {@return the events lost: rejected and evicted} */
    long getEventsDropped();

    /** {@return the events refused} */
    long getEventsRejected();

    /** {@return the events accepted and discarded before they were drained} */
    long getEventsEvicted();

    /** {@return the events left out on purpose} */
    long getEventsFiltered();

    /** {@return the events taken out} */
    long getEventsDrained();

    /** {@return the events taken out that their receiver failed to take} */
    long getEventsFailed();

    /** {@return the failures of the receiver} */
    long getSinkFailures();

    /** {@return the bytes of the events accepted} */
    long getBytesWritten();

    /** {@return the bytes of the events lost} */
    long getBytesDropped();

    /** {@return the writes that had to wait for room} */
    long getWritesBlocked();

    /** {@return the seconds that writes waited for room} */
    double getBlockedSeconds();

    /** {@return the events lost to events offered, from 0 to 1} */
    double getLossRatio();

    /** {@return the events accepted a second} */
    double getEventsPerSecond();

    /** {@return the bytes accepted a second} */
    double getBytesPerSecond();

    /** {@return the events lost a second} */
    double getDroppedPerSecond();

    /** {@return the events that wait; -1 where drained events are not counted} */
    long getQueueDepth();

    /** {@return the most events seen waiting} */
    long getQueueDepthMaximum();

    /** {@return the ring swaps} */
    long getSwaps();

    /** {@return the seconds of the longest ring swap} */
    double getSwapSecondsMaximum();

    /** {@return the platform threads that run} */
    int getLiveThreads();

    /** {@return the platform threads that have ended} */
    long getRetiredThreads();

    /** {@return the 20 threads that lost most, the greatest loss first, by name and id} */
    Map<String, ThreadCounts> getThreadsByLoss();

    /** What one thread did. */
    interface ThreadCounts {
        /** {@return the thread's id; -1 for all virtual threads} */
        long getThreadId();

        /** {@return whether the thread has ended} */
        boolean isEnded();

        /** {@return the back-pressure state} */
        BackPressureState getState();

        /** {@return the events accepted} */
        long getEventsWritten();

        /** {@return the events lost} */
        long getEventsDropped();

        /** {@return the bytes of the events accepted} */
        long getBytesWritten();

        /** {@return the events lost to events offered, from 0 to 1} */
        double getLossRatio();

        /** {@return the events accepted a second} */
        double getEventsPerSecond();

        /** {@return the seconds that writes waited for room} */
        double getBlockedSeconds();

        /** {@return the seconds without a free ring} */
        double getDroppingSeconds();
    }
}
