/**
 * Counters that survive the process: a daemon thread collects all pipelines every 100 ms and writes what it read into a
 * memory-mapped file.
 *
 * <p>What the file promises: after any end of the process, the counts of a moment at most one period and one collection
 * before it, whole and with rows that agree; after an orderly end, those of the shutdown hook, which runs after the event
 * pipelines are closed. A mapped page belongs to the kernel, so what was stored survives the end of the process, but not a
 * loss of power. Counters inside the file would be exact to the event, but need a second kind of counter on the path that
 * every event takes; this costs that path nothing, since it reads the counters as any other collection does.
 *
 * <p>Two slots are written in turn, each with a checksum: a torn one is recognised and the other one holds.
 */
@NullMarked
package io.adaflight.internal.persist;

import org.jspecify.annotations.NullMarked;
