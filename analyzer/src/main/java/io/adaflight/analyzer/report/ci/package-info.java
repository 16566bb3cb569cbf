/**
 * Reports for continuous integration. A report or comparison becomes a list of {@link io.adaflight.analyzer.report.ci.Check}s,
 * which JUnit XML, SARIF and GitHub's annotations each write in their own way.
 */
@NullMarked
package io.adaflight.analyzer.report.ci;

import org.jspecify.annotations.NullMarked;
