package io.adaflight.analyzer.analysis.live;

import io.adaflight.analyzer.analysis.result.Report;

/**
 * What a JVM that runs did up to now.
 *
 * @param countedNanos the moment up to which the threads were counted
 */
public record LiveReport(Report report, long countedNanos) {}
