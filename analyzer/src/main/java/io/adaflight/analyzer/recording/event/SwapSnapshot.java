package io.adaflight.analyzer.recording.event;

/** The ring swaps of a pipeline since it began. */
public record SwapSnapshot(long timeNanos, String pipeline, SwapTimes swaps) implements PipelineEvent {}
