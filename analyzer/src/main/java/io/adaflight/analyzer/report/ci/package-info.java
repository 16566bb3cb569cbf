/**
 * Reports for CI. A report or comparison becomes a list of {@link io.adaflight.analyzer.report.ci.Check}s, which is written as
 * JUnit XML, SARIF or GitHub annotations.
 */
@NullMarked
package io.adaflight.analyzer.report.ci;

import org.jspecify.annotations.NullMarked;
