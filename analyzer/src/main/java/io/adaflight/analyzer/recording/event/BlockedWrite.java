package io.adaflight.analyzer.recording.event;

/** A write that had to wait for room. */
public record BlockedWrite(
        long timeNanos, String pipeline, long threadId, String threadName, long durationNanos, boolean written)
        implements PipelineEvent {}
