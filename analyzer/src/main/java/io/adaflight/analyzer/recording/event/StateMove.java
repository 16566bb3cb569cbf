package io.adaflight.analyzer.recording.event;

/** A thread moved from one back-pressure state to another. */
public record StateMove(long timeNanos, String pipeline, long threadId, String from, String to)
        implements PipelineEvent {}
