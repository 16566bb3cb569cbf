package io.adaflight.internal.queue;

import io.adaflight.internal.counters.DrainCounters;
import io.adaflight.internal.registry.ThreadRegistry;
import io.adaflight.internal.registry.VirtualThreads;
import org.jspecify.annotations.Nullable;

/** Finds the counters of the calling thread as one that takes elements out; any thread. */
final class CurrentDrain extends ThreadLocal<DrainCounters> {
    /*
     * A class of its own and final, and a cache, as CurrentThreadMetrics is.
     */
    private final ThreadRegistry registry;

    CurrentDrain(ThreadRegistry registry) {
        this.registry = registry;
    }

    /**
     * The counters of the calling thread, which is registered at its first call and is at work from then on; null for a
     * virtual thread: there may be millions, and each would stand in the list of those that drain.
     */
    @Nullable
    DrainCounters find() {
        Thread thread = Thread.currentThread();
        return find(thread, VirtualThreads.isVirtual(thread));
    }

    /** Takes what kind the calling thread is, so that a JDK without virtual threads can test both. */
    @Nullable
    DrainCounters find(Thread thread, boolean virtual) {
        if (virtual) {
            return null;
        }
        DrainCounters drain = get();
        return drain == null ? register(thread) : drain;
    }

    private DrainCounters register(Thread thread) {
        DrainCounters drain = registry.drain(thread);
        drain.endTake();
        set(drain);
        return drain;
    }
}
