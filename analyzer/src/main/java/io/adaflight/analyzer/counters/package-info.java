/** Reads the counters file that a process writes beside its recording. Not part of the bundle for JDK Mission Control. */
@NullMarked
package io.adaflight.analyzer.counters;

import org.jspecify.annotations.NullMarked;
