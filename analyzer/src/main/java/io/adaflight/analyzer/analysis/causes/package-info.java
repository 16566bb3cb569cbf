/**
 * Why events were lost. Pure and deterministic: plain records of the recording in, shares of the loss out; the same input
 * gives the same output whatever the clock, the locale and the order of hash tables. No cause is found by the name of a thread
 * or of a class; names are only shown.
 *
 * <p>{@link io.adaflight.analyzer.analysis.causes.CauseAnalysis} takes the events. When asked, it cuts the time in which events
 * were lost into windows, and {@link io.adaflight.analyzer.analysis.causes.attribution} divides the loss of each window among
 * the causes. Times are nanoseconds since the epoch.
 */
@NullMarked
package io.adaflight.analyzer.analysis.causes;

import org.jspecify.annotations.NullMarked;
