/**
 * What is out of the ordinary in a recording, by robust statistics: medians and median absolute deviations, which one wild
 * value does not move. Pure and deterministic.
 */
@NullMarked
package io.adaflight.analyzer.analysis.anomalies;

import org.jspecify.annotations.NullMarked;
