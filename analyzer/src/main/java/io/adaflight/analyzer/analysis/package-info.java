/**
 * Turns the events of recordings into immutable results. Pure: no input or output. Events arrive once, in time order, and only
 * sums are kept, so memory grows with the number of threads, not with the length of a recording. Times are nanoseconds since
 * the epoch.
 *
 * <p>The packages below point one way: {@code compare}, {@code fleet} and {@code live} use {@code count}, which builds the
 * {@code result}, which contains the findings of {@code causes} and {@code anomalies}.
 */
@NullMarked
package io.adaflight.analyzer.analysis;

import org.jspecify.annotations.NullMarked;
