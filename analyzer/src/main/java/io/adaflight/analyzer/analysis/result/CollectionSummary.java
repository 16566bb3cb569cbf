package io.adaflight.analyzer.analysis.result;

/** What all recorded collections cost together. Failures and skipped calls count from the start of the application. */
public record CollectionSummary(
        long count, long totalNanos, long longestNanos, long mostRows, long failures, long skipped) {}
