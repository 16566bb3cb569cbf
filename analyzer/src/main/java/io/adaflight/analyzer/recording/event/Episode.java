package io.adaflight.analyzer.recording.event;

/**
 * An episode of back-pressure that has ended.
 *
 * @param timeNanos its end
 * @param cut it ended with its thread or its pipeline, not by recovery
 */
public record Episode(
        long timeNanos,
        String pipeline,
        long threadId,
        long startTimeNanos,
        String worstState,
        EventCounts lost,
        long blockedNanos,
        StateTimes states,
        long moves,
        boolean cut)
        implements PipelineEvent {}
