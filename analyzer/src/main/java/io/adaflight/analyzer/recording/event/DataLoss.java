package io.adaflight.analyzer.recording.event;

/** The recorder lost data, so that every count may be too low. */
public record DataLoss(long timeNanos, long bytes) implements DecodedEvent {}
