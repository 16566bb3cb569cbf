/**
 * Why events were lost. Pure and deterministic: plain records of the recording in, shares of the loss out; the same input
 * gives the same output whatever the clock, the locale and the order of hash tables. No cause is found by the name of a thread
 * or of a class; names are only shown.
 *
 * <p>{@link io.adaflight.analyzer.analysis.causes.CauseAnalysis} takes the events, and when asked, cuts the time in which
 * events were lost into windows, asks each {@link io.adaflight.analyzer.analysis.causes.CauseRule} when its cause held, and
 * lets {@link io.adaflight.analyzer.analysis.causes.Attribution} divide the lost events of a window among the causes. Times
 * are nanoseconds since the epoch.
 */
@NullMarked
package io.adaflight.analyzer.analysis.causes;

import org.jspecify.annotations.NullMarked;
