/**
 * The entry for applications: named pipelines, their counters and their event paths.
 *
 * <p>Conventions of all packages of this module. Nothing is null where {@code @Nullable} does not say so. <em>Owner
 * thread</em> is the thread that an object was made for; <em>collector</em> is whichever thread collects at the moment;
 * <em>drain thread</em> is the one that hands events to a sink. Access modes are those of
 * {@link java.lang.invoke.VarHandle}; Java's <em>opaque</em> is what C++ calls <em>relaxed</em>. A counter is written by
 * one thread with plain reads and opaque writes, and read by any thread with opaque reads, each once: a reader sees a counter
 * whole and never sees it go back. Two counters of a running thread can be apart by the events in flight; they are exact once the
 * thread has ended, or behind any other happens-before edge. Counters stop at {@link Long#MAX_VALUE}. Padding keeps what
 * different threads write at least 128 bytes apart.
 *
 * <p>Counters are a class each thread owns ({@code counters}), found through a registry of threads ({@code registry}),
 * used by a pipeline of rings ({@code pipeline}) or by an application's own queue, read by a collector
 * ({@code collector}) and written into flight recordings ({@code jfr}).
 */
@NullMarked
package io.adaflight;

import org.jspecify.annotations.NullMarked;
