/** Reads the counters file that a process kept beside its recording. JDK Mission Control does without it. */
@NullMarked
package io.adaflight.analyzer.counters;

import org.jspecify.annotations.NullMarked;
