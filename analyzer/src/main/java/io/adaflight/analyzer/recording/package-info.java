/**
 * Recordings as files: finds their chunks, checks each one before the parser sees it, and hands over the events of AdaFlight,
 * and those of the JDK that explain a stall, chunk by chunk and in the order of time. Every recording is untrusted: damage
 * costs the chunk that it is in and becomes a {@link io.adaflight.analyzer.recording.warning.Warning}. Recordings that
 * JDK Mission Control has loaded come in as its own items; no other type of it crosses the border of this package and the
 * packages below it.
 *
 * <p>Times are nanoseconds since the epoch where a name ends in {@code TimeNanos} or says start or end, and spans of
 * nanoseconds otherwise. Counts are never negative.
 */
@NullMarked
package io.adaflight.analyzer.recording;

import org.jspecify.annotations.NullMarked;
