package io.adaflight.analyzer.analysis.result;

import io.adaflight.analyzer.recording.event.EventCounts;
import io.adaflight.analyzer.recording.event.StateTimes;

/**
 * An episode of back-pressure.
 *
 * @param open it had not ended when the recording did; {@code endNanos} is the end of the recording then
 * @param cut it ended with its thread or its pipeline, not by recovery
 * @param lost what the thread lost in it; for an open one the estimate from the thread snapshots around it
 */
public record EpisodeReport(
        String thread,
        long threadId,
        long startNanos,
        long endNanos,
        boolean open,
        boolean cut,
        String worstState,
        EventCounts lost,
        long blockedNanos,
        StateTimes states,
        long moves) {}
