/**
 * The verdicts as rules of JDK Mission Control: its automated analysis, its headless reports and every other user of its core show
 * what the command line says, with the same figures. A rule turns one part of the
 * {@link io.adaflight.analyzer.analysis.result.Report} into a result; all rules share one analysis of a recording. Rules never throw, and
 * say nothing about recordings without AdaFlight's events.
 *
 * <p>JDK Mission Control escapes the texts of results when it shows them, and replaces names in braces in them, so that every text
 * passes through {@link io.adaflight.analyzer.jmc.ResultText}.
 */
@NullMarked
package io.adaflight.analyzer.jmc;

import org.jspecify.annotations.NullMarked;
