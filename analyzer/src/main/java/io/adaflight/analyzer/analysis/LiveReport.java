package io.adaflight.analyzer.analysis;

/**
 * What a JVM that runs did up to now.
 *
 * @param countedNanos the moment up to which the threads were counted
 */
public record LiveReport(Report report, long countedNanos) {}
