/**
 * What was seen of a pipeline, its drain threads and its JVM, without conclusions. Times are nanoseconds since the epoch. Memory
 * is bounded, and it is known when something was left out.
 */
@NullMarked
package io.adaflight.analyzer.analysis.causes.evidence;

import org.jspecify.annotations.NullMarked;
