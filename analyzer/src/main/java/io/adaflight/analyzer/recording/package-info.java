/**
 * Recordings as files: finds their chunks, checks each before the parser sees it, and hands the events of AdaFlight, and those of
 * the JDK that tell why a thread stood, on,
 * chunk by chunk and in the order of time. Everything in a recording is taken to be untrusted: damage costs the chunk that
 * it is in and is told as a {@link io.adaflight.analyzer.recording.Warning}. Recordings that
 * JDK Mission Control has loaded come in as its own items; no other type of it crosses the border of this package.
 *
 * <p>Times are nanoseconds since the epoch where a name ends in {@code TimeNanos} or says start or end, and spans of
 * nanoseconds otherwise. Counts are never negative.
 */
@NullMarked
package io.adaflight.analyzer.recording;

import org.jspecify.annotations.NullMarked;
