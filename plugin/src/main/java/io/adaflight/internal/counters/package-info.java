/**
 * What one thread counts. Every mutator is for the owner thread and neither locks nor allocates nor throws.
 *
 * <p>A method whose name ends in {@code Opaque} may be called by any thread while the owner counts. It reads each counter once: whole,
 * and never less than a read before gave. Two counters of a running thread are apart by what it counts between their
 * reads, in either direction. They are exact once the thread has ended, or behind any other happens-before edge.
 */
@NullMarked
package io.adaflight.internal.counters;

import org.jspecify.annotations.NullMarked;
