/**
 * What was seen of a pipeline, its drain threads and its JVM. Nothing here concludes anything. Times are nanoseconds since the
 * epoch; memory is bounded, and what is left out is said.
 */
@NullMarked
package io.adaflight.analyzer.analysis.causes.evidence;

import org.jspecify.annotations.NullMarked;
