/** Reports for other tools: tables, issue trackers and metric systems. */
@NullMarked
package io.adaflight.analyzer.report.export;

import org.jspecify.annotations.NullMarked;
