package io.adaflight.internal.registry;

import io.adaflight.internal.counters.DrainCounters;
import io.adaflight.internal.time.NanoClock;
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
    private final boolean virtual;
    private final DrainCounters metrics;
    private volatile long endedEpochMillis = RUNNING;
    private volatile long nativeThreadId = NativeThreadId.NOT_YET;

    DrainRegistration(Thread thread, NanoClock clock) {
        super(thread);
        this.virtual = VirtualThreads.isVirtual(thread);
        this.metrics = new DrainCounters(clock);
        this.threadId = thread.getId();
        this.name = thread.getName();
        this.beganEpochMillis = clock.epochMillis();
        metrics.ownedBy(this);
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

    /**
     * Finds out what Linux calls the thread, which only the thread itself can; a call on another does nothing. Never throws.
     */
    public void identify() {
        if (nativeThreadId == NativeThreadId.NOT_YET && get() == Thread.currentThread()) {
            nativeThreadId = NativeThreadId.ofCurrentThread();
        }
    }

    /** What Linux calls the thread; 0 where that cannot be known, below 0 where it is not known yet. */
    public long nativeThreadId() {
        return nativeThreadId;
    }

    /** Whether the thread is virtual. */
    public boolean isVirtual() {
        return virtual;
    }

    /** What the thread had done when it was registered: nothing. */
    public DrainReading firstReading() {
        return DrainReading.first(metrics);
    }

    /** What the thread has done up to this moment. */
    public DrainReading readingOpaque() {
        return DrainReading.ofOpaque(metrics);
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
