package io.adaflight.internal.instrument;

import io.adaflight.BlockedSpan;
import io.adaflight.DrainMetrics;
import io.adaflight.PipelineMetrics;
import io.adaflight.ThreadMetrics;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/** What a thread remembers of the owners of one library that it has met: their counters. For that thread. */
final class ThreadMemory {
    /*
     * A list with few entries, walked from the one that was met last: most threads have one owner of each kind. It keeps no
     * owner from being collected, and what it knows of collected ones goes when another one is met.
     */
    private @Nullable Known latest;
    private @Nullable Known drained;
    private @Nullable BlockedSpan wait;

    /** What the thread knows of an owner; null when nothing. */
    @Nullable
    Known find(Object owner) {
        Known known = latest;
        while (known != null && !known.refersTo(owner)) {
            known = known.next;
        }
        return known;
    }

    /** Remembers an owner; its pipeline is null where it is not counted. */
    Known meet(Object owner, @Nullable PipelineMetrics pipeline) {
        Known met = new Known(owner, pipeline);
        met.next = living(latest);
        latest = met;
        return met;
    }

    private static @Nullable Known living(@Nullable Known first) {
        Known kept = null;
        Known next;
        for (Known known = first; known != null; known = next) {
            next = known.next;
            if (!known.refersTo(null)) {
                known.next = kept;
                kept = known;
            }
        }
        return kept;
    }

    /** Remembers whose events the thread takes out. */
    void drains(Known owner) {
        drained = owner;
    }

    /** Whose events the thread took out last; null when nobody's. */
    @Nullable
    Known drained() {
        return drained;
    }

    /** Remembers that the thread waits for room. */
    void waitBegins(BlockedSpan span) {
        wait = span;
    }

    /** Whether the thread waits for room. */
    boolean waits() {
        return wait != null;
    }

    /** The thread does not wait any more; does nothing when it did not. */
    void waitEnds() {
        BlockedSpan span = wait;
        if (span != null) {
            wait = null;
            span.end();
        }
    }

    /** An owner and the thread's counters with it. */
    static final class Known extends WeakReference<Object> {
        private final @Nullable PipelineMetrics pipeline;
        private @Nullable ThreadMetrics metrics;
        private @Nullable DrainMetrics drain;
        private boolean takes;
        private @Nullable Known next;

        Known(Object owner, @Nullable PipelineMetrics pipeline) {
            super(owner);
            this.pipeline = pipeline;
        }

        /** The counters of the thread as one that writes; null where the owner is not counted. */
        @Nullable
        ThreadMetrics metrics() {
            ThreadMetrics present = metrics;
            if (present == null && pipeline != null) {
                present = pipeline.thread();
                metrics = present;
            }
            return present;
        }

        /** The thread begins to wait for events. */
        void beginTake() {
            DrainMetrics present = drain();
            if (present != null) {
                takes = true;
                present.beginTake();
            }
        }

        /** The thread does not wait for events any more. */
        void endTake() {
            DrainMetrics present = drain();
            if (present != null) {
                takes = false;
                present.endTake();
            }
        }

        /** The thread has taken events out; it does not wait then, also where an exception ended its wait. */
        void drained(long count) {
            DrainMetrics present = drain();
            if (present != null) {
                present.drained(count, 0);
                if (takes) {
                    endTake();
                }
            }
        }

        /* The counters of the thread as one that takes events out; null where the owner is not counted. */
        private @Nullable DrainMetrics drain() {
            DrainMetrics present = drain;
            if (present == null && pipeline != null) {
                present = pipeline.drainThread();
                drain = present;
            }
            return present;
        }
    }
}
