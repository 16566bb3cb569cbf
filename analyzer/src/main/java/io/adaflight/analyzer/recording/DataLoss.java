package io.adaflight.analyzer.recording;

/** The recorder lost data, so that every count may be too low. */
public record DataLoss(long timeNanos, long bytes) implements RecordedEvent {}
