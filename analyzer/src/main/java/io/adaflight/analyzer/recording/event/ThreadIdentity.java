package io.adaflight.analyzer.recording.event;

/** Who a counted thread is. */
public record ThreadIdentity(
        long timeNanos, String pipeline, long threadId, String name, boolean virtual, long registeredTimeNanos)
        implements PipelineEvent {}
