/** Counts the events of a recording, one counter for each question, and builds the report. */
@NullMarked
package io.adaflight.analyzer.analysis.count;

import org.jspecify.annotations.NullMarked;
