package io.adaflight.analyzer.recording.event;

/**
 * What one thread did to one pipeline.
 *
 * @param threadId below zero for a row that stands for many threads
 * @param recent counts since the thread's last collection that was recorded
 * @param total counts since the thread was registered
 * @param recentSwaps ring swaps in the interval; {@code swaps} has those since the thread was registered
 */
public record ThreadSnapshot(
        long timeNanos,
        String pipeline,
        long threadId,
        boolean terminated,
        String state,
        long intervalNanos,
        EventCounts recent,
        EventCounts total,
        double eventRate,
        PressureCounts pressure,
        long greatestQueueDepth,
        long recentSwaps,
        SwapTimes swaps,
        long ringsInRotation,
        long blockedWrites,
        long recentBlockedNanos,
        long totalBlockedNanos,
        StateTimes states)
        implements PipelineEvent {
    /** The id of the row that stands for all virtual threads. */
    public static final long VIRTUAL_THREADS = -1;

    /** The id of the row that stands for the threads beyond the greatest number of rows; its totals may fall. */
    public static final long OTHER_THREADS = -2;
}
