package io.adaflight.analyzer.analysis;

/**
 * Events that were recorded one by one since they took longer than a threshold.
 *
 * @param longestThread the thread of the longest; empty when there is none
 */
public record Outliers(long count, long totalNanos, long longestNanos, String longestThread, long longestTimeNanos) {}
