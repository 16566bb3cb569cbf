package io.adaflight.analyzer.recording;

/** A thread that takes events out of a pipeline. */
public record DrainThread(long timeNanos, String pipeline, long threadId, String name) implements PipelineEvent {}
