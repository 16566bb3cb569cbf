/**
 * The recorded format: what AdaFlight writes into a flight recording.
 *
 * <p>Names, fields and units are a published format: they are added to, never renamed or changed. A count of an
 * interval is an {@code int} that stops at its greatest value, since JDK Mission Control sums and charts {@code int}
 * but not {@code long}; the running totals beside it are {@code long} and exact. No type registers itself: the recorder's
 * start does that for all of them at once.
 */
@NullMarked
package io.adaflight.events;

import org.jspecify.annotations.NullMarked;
