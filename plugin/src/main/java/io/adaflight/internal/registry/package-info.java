/** Which threads count: finds a thread's counters, notices its death and keeps its last counts. */
@NullMarked
package io.adaflight.internal.registry;

import org.jspecify.annotations.NullMarked;
