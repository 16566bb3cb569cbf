/** Reports as text for a terminal or a log. No line is wider than was asked for. */
@NullMarked
package io.adaflight.analyzer.report.text;

import org.jspecify.annotations.NullMarked;
