/**
 * Why events were lost. Pure and deterministic: events of the recording in, shares of the loss out. The same input
 * gives the same output, whatever the clock, the locale and the order of hash tables. No cause is derived from the name of a
 * thread or class; names are only shown.
 *
 * <p>{@link io.adaflight.analyzer.analysis.causes.CauseAnalysis} takes the events. It cuts the time in which events
 * were lost into windows, and {@link io.adaflight.analyzer.analysis.causes.attribution} divides the loss of each window among
 * the causes. Times are nanoseconds since the epoch.
 */
@NullMarked
package io.adaflight.analyzer.analysis.causes;

import org.jspecify.annotations.NullMarked;
