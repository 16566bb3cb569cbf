/**
 * Turns the events of recordings into immutable results. Pure: no input or output. Events arrive once, in the order of time,
 * and only sums are kept, so that memory follows the number of threads and not the length of a recording. Times are
 * nanoseconds since the epoch.
 *
 * <p>The packages below point one way: {@code compare}, {@code fleet} and {@code live} use {@code count}, which makes the
 * {@code result}, which holds the findings of {@code causes} and {@code anomalies}.
 */
@NullMarked
package io.adaflight.analyzer.analysis;

import org.jspecify.annotations.NullMarked;
