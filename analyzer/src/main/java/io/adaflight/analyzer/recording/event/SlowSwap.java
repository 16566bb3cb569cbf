package io.adaflight.analyzer.recording.event;

/** A ring swap that was recorded by itself, since it took longer than the threshold of its event. */
public record SlowSwap(
        long timeNanos, String pipeline, long threadId, String threadName, long durationNanos, boolean poolExhausted)
        implements PipelineEvent {}
