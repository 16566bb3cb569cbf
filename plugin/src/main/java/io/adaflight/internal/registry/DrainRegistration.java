package io.adaflight.internal.registry;

import io.adaflight.internal.counters.DrainCounters;
import java.lang.ref.WeakReference;

/** A thread that drains a pipeline. Any thread may read it; it does not keep the thread. */
public final class DrainRegistration extends WeakReference<Thread> {
    private final long threadId;
    private final String name;
    private final DrainCounters metrics = new DrainCounters();

    DrainRegistration(Thread thread) {
        super(thread);
        this.threadId = thread.getId();
        this.name = thread.getName();
    }

    /** The thread's id. */
    public long threadId() {
        return threadId;
    }

    /** The thread's name when it was registered. */
    public String name() {
        return name;
    }

    /** The thread's counters. */
    public DrainCounters metrics() {
        return metrics;
    }

    boolean isEnded() {
        Thread thread = get();
        return thread == null || Registration.ended(thread);
    }
}
