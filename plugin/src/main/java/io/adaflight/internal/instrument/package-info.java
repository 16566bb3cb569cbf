/**
 * Counts in other people's queues: finds their classes as they are loaded, inserts calls into them, and turns those calls
 * into the counters of a pipeline for each queue. Only the agent's option {@code instrument} leads here, and only here is
 * ASM seen.
 *
 * <p>What is inserted is straight-line code, calls of static methods in {@code io.adaflight.bridge}: no branch, no frame, no
 * field, no method, so that classes that are loaded already can be changed too. A class that does not look as expected is
 * left as it is, and the recording says so.
 */
@NullMarked
package io.adaflight.internal.instrument;

import org.jspecify.annotations.NullMarked;
