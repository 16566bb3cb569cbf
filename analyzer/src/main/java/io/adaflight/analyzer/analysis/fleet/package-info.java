/** One row for each recording of many. */
@NullMarked
package io.adaflight.analyzer.analysis.fleet;

import org.jspecify.annotations.NullMarked;
