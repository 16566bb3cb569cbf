package io.adaflight.analyzer.recording.event;

/** What one collection cost; failures and skipped calls count from the start of the application. */
public record CollectionCost(long timeNanos, long durationNanos, long rows, long failures, long skipped)
        implements DecodedEvent {}
