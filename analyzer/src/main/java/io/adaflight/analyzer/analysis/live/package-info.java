/** The report on a process that still runs, as of its last second. */
@NullMarked
package io.adaflight.analyzer.analysis.live;

import org.jspecify.annotations.NullMarked;
