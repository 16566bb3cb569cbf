/** Compares the results of two sets of recordings. */
@NullMarked
package io.adaflight.analyzer.analysis.compare;

import org.jspecify.annotations.NullMarked;
