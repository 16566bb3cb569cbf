/** The report on a running process, as of its last second. */
@NullMarked
package io.adaflight.analyzer.analysis.live;

import org.jspecify.annotations.NullMarked;
