/** The report as one HTML page with its scripts, styles and data inside. */
@NullMarked
package io.adaflight.analyzer.report.html;

import org.jspecify.annotations.NullMarked;
