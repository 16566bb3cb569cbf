/**
 * Reads the counters of all threads into a snapshot, one collector at a time, and derives rates from it.
 *
 * <p>A snapshot is immutable and published whole. Its rows and its totals come from the same reading of each counter and
 * agree exactly; different counters are read one after the other, so that two of them can be apart by what a thread did
 * in between.
 */
@NullMarked
package io.adaflight.internal.collector;

import org.jspecify.annotations.NullMarked;
