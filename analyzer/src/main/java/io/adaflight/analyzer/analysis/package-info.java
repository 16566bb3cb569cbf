/**
 * Turns the events of recordings into one immutable {@link io.adaflight.analyzer.analysis.Report}. Pure: no input or output.
 * Events arrive once, in the order of time, and only sums are kept, so that memory follows the number of threads and not
 * the length of a recording. Times are nanoseconds since the epoch.
 */
@NullMarked
package io.adaflight.analyzer.analysis;

import org.jspecify.annotations.NullMarked;
