package io.adaflight.internal.registry;

import io.adaflight.internal.counters.ThreadCounters;

/** Finds the counters of the calling thread; any thread. */
public final class CurrentThreadMetrics extends ThreadLocal<ThreadCounters> {
    /*
     * A class of its own and final, so that the JIT knows which thread-local it has and reaches the value in as few steps as
     * there can be. It is a cache: some pools erase thread-locals, and the registry finds the thread again.
     */
    private final ThreadRegistry registry;

    CurrentThreadMetrics(ThreadRegistry registry) {
        this.registry = registry;
    }

    /**
     * The counters of the calling thread, which is registered at its first call. A virtual thread gets a cell that it
     * shares with others. Without a lock after the first call.
     */
    public ThreadCounters find() {
        Thread thread = Thread.currentThread();
        return find(thread, VirtualThreads.isVirtual(thread));
    }

    /** Takes what kind the calling thread is, so that a JDK without virtual threads can test both. */
    ThreadCounters find(Thread thread, boolean virtual) {
        if (virtual) {
            return registry.shared(thread.getId());
        }
        ThreadCounters metrics = get();
        return metrics == null ? register(thread) : metrics;
    }

    private ThreadCounters register(Thread thread) {
        ThreadCounters metrics = registry.register(thread);
        set(metrics);
        return metrics;
    }
}
