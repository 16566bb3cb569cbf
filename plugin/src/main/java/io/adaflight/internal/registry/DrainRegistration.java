package io.adaflight.internal.registry;

import io.adaflight.internal.counters.DrainCounters;
import java.lang.ref.WeakReference;

/**
 * A thread that drains a pipeline, from when to when. Any thread may read it; it does not keep the thread.
 */
public final class DrainRegistration extends WeakReference<Thread> {
    /** The end of a thread that has not been seen to end. */
    public static final long RUNNING = Long.MIN_VALUE;

    private final long threadId;
    private final String name;
    private final long beganEpochMillis;
    private final DrainCounters metrics = new DrainCounters();
    private volatile long endedEpochMillis = RUNNING;

    DrainRegistration(Thread thread, long beganEpochMillis) {
        super(thread);
        this.threadId = thread.getId();
        this.name = thread.getName();
        this.beganEpochMillis = beganEpochMillis;
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

    /** When it began to drain, in milliseconds since 1970-01-01T00:00Z. */
    public long beganEpochMillis() {
        return beganEpochMillis;
    }

    /** When it ended, in milliseconds since 1970-01-01T00:00Z, or was seen to have; {@link #RUNNING} before. */
    public long endedEpochMillis() {
        return endedEpochMillis;
    }

    /** Whether it drains no more: its counters are final. */
    public boolean isEnded() {
        return endedEpochMillis != RUNNING;
    }

    /** Says that it drains no more: its counters are final. The first call counts; any thread, one at a time. */
    void end(long epochMillis) {
        if (endedEpochMillis == RUNNING) {
            endedEpochMillis = epochMillis;
        }
    }

    /** Whether the thread itself has ended. */
    boolean isThreadEnded() {
        Thread thread = get();
        return thread == null || Registration.ended(thread);
    }
}
