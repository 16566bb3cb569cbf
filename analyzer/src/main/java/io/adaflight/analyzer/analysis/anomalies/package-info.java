/**
 * Finds what is unusual in a recording with robust statistics: medians and median absolute deviations, which one outlier does
 * not change. Pure and deterministic.
 */
@NullMarked
package io.adaflight.analyzer.analysis.anomalies;

import org.jspecify.annotations.NullMarked;
