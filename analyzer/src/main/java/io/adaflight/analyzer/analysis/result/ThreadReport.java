package io.adaflight.analyzer.analysis.result;

import io.adaflight.analyzer.recording.event.EventCounts;
import io.adaflight.analyzer.recording.event.PressureCounts;
import io.adaflight.analyzer.recording.event.StateTimes;
import java.util.Comparator;

/**
 * What one thread did to one pipeline in the time of the report.
 *
 * @param id the thread's id; below zero for a row that stands for many
 * @param registeredNanos when the thread was first seen; 0 when the recording does not say
 * @param shareOfLoss the thread's part of the pipeline's lost events, from 0 to 1
 * @param peakEventRate the greatest event rate seen by a collection, over the rate window
 * @param state the last back-pressure state
 * @param greatestQueueDepth the most events seen waiting, since the thread was registered
 */
public record ThreadReport(
        String name,
        long id,
        Kind kind,
        boolean terminated,
        long registeredNanos,
        EventCounts counts,
        double shareOfLoss,
        double eventsPerSecond,
        double bytesPerSecond,
        double peakEventRate,
        String state,
        StateTimes states,
        long blockedWrites,
        long blockedNanos,
        PressureCounts pressure,
        long greatestQueueDepth,
        long ringsInRotation,
        SwapReport swaps) {
    /** The thread that back-pressure held longest comes first; the order of every report. */
    public static final Comparator<ThreadReport> BY_BACK_PRESSURE = Comparator.comparingLong(ThreadReport::heldNanos)
            .thenComparingLong(
                    thread -> thread.states().pressureNanos() + thread.states().recoveryNanos())
            .reversed();

    /** What a row stands for. */
    public enum Kind {
        /** One platform thread. */
        THREAD,
        /** All virtual threads. */
        VIRTUAL,
        /** What the pipeline counted and no other row has: threads beyond the greatest number of rows, and lost rows. */
        OTHER
    }

    /** How long the thread had no free ring or waited for room; the two overlap, so the longer one counts. */
    public long heldNanos() {
        return Math.max(states.droppingNanos(), blockedNanos);
    }

    /** Whether back-pressure reached the thread at all. */
    public boolean isUnderBackPressure() {
        return heldNanos() > 0 || states.pressureNanos() > 0 || states.recoveryNanos() > 0 || blockedWrites > 0;
    }
}
