/**
 * Writes snapshots and single happenings into flight recordings. The only package that sees JFR and the event classes.
 *
 * <p>{@link io.adaflight.internal.jfr.FlightRecording} is loaded everywhere; what it needs of JFR is loaded only where there is one.
 */
@NullMarked
package io.adaflight.internal.jfr;

import org.jspecify.annotations.NullMarked;
