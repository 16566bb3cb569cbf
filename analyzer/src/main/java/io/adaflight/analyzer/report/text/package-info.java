/** Reports as text for a terminal or a log. No line exceeds the requested width. */
@NullMarked
package io.adaflight.analyzer.report.text;

import org.jspecify.annotations.NullMarked;
