/** What one thread counts. Every mutator is for the owner thread and neither locks nor allocates nor throws. */
@NullMarked
package io.adaflight.internal.counters;

import org.jspecify.annotations.NullMarked;
