package io.adaflight.analyzer.recording.event;

/** A thread that takes events out of a pipeline. */
public record DrainThread(long timeNanos, String pipeline, long threadId, String name) implements PipelineEvent {}
