package io.adaflight.internal.queue;

import io.adaflight.BlockedSpan;
import io.adaflight.internal.counters.DrainCounters;
import io.adaflight.internal.counters.ThreadCounters;
import io.adaflight.internal.registry.CurrentThreadMetrics;
import io.adaflight.internal.registry.ThreadRegistry;
import org.jspecify.annotations.Nullable;

/** Counts what threads do with one queue. The size of an element is not known. Any thread. */
final class QueueBooks {
    private final ThreadRegistry registry;
    private final CurrentThreadMetrics writers;
    private final CurrentDrain drains;
    private final long capacity;

    /**
     * Nothing counted by this queue yet.
     *
     * @param capacity what the queue holds at most; 0 where it has no bound
     */
    QueueBooks(ThreadRegistry registry, long capacity) {
        this.registry = registry;
        this.writers = registry.currentThread();
        this.drains = new CurrentDrain(registry);
        this.capacity = capacity;
    }

    /** Elements that are in the queue now. */
    void inserted(long count) {
        writers.find().written(count, 0);
    }

    /** An element is in the queue now. */
    void inserted() {
        writers.find().written(0);
    }

    /** An element is in the queue now, or found no room. */
    boolean offered(boolean accepted) {
        if (accepted) {
            inserted();
        } else {
            refused();
        }
        return accepted;
    }

    /** An element found no room. */
    void refused() {
        ThreadCounters writer = writers.find();
        writer.rejected(1, 0);
        writer.queueDepth(capacity);
    }

    /** The calling thread waits for room, until it ends the span. */
    BlockedSpan waitsForRoom() {
        ThreadCounters writer = writers.find();
        writer.queueDepth(capacity);
        return writer.beginBlocked();
    }

    /** The counters of the calling thread as one that takes elements out; null for virtual threads, which share theirs. */
    @Nullable
    DrainCounters drain() {
        return drains.find();
    }

    /** The calling thread has taken elements out, which are its to handle. */
    void drained(int count) {
        drained(count, drains.find());
    }

    /** Takes whose counters these are, so that a JDK without virtual threads can test both. */
    void drained(int count, @Nullable DrainCounters drain) {
        if (drain == null) {
            registry.drainedByVirtualThread(count);
        } else {
            drain.drained(count, 0);
        }
    }

    /** Elements were removed that nobody handles. */
    void removed(int count) {
        writers.find().evicted(count, 0);
    }
}
