package io.adaflight.internal.registry;

import io.adaflight.internal.counters.ThreadCounters;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * A thread that counts in a pipeline, or a cell that virtual threads share. Any thread may read it. It does not keep the
 * thread: once that has ended and is collected, {@link #get()} is null.
 */
public final class Registration extends WeakReference<Thread> {
    /** The id of the row that stands for all virtual threads. */
    public static final long VIRTUAL_THREADS = -1;

    private static final int LONGEST_NAME = 256;

    private final long sequence;
    private final long threadId;
    private final boolean virtual;
    private final long registeredEpochMillis;
    private final ThreadCounters metrics;
    private volatile String name;

    private Registration(
            @Nullable Thread thread,
            long sequence,
            long threadId,
            String name,
            ThreadCounters metrics,
            long registeredEpochMillis) {
        super(thread);
        this.sequence = sequence;
        this.threadId = threadId;
        this.virtual = thread == null;
        this.name = name;
        this.metrics = metrics;
        this.registeredEpochMillis = registeredEpochMillis;
    }

    static Registration ofThread(Thread thread, long sequence, ThreadCounters metrics, long registeredEpochMillis) {
        return new Registration(
                thread, sequence, thread.getId(), bounded(thread.getName()), metrics, registeredEpochMillis);
    }

    static Registration ofVirtualThreads(long sequence, ThreadCounters metrics, long registeredEpochMillis) {
        return new Registration(null, sequence, VIRTUAL_THREADS, "virtual threads", metrics, registeredEpochMillis);
    }

    /** Greater than that of every thread registered before in the same registry; at least 0. */
    public long sequence() {
        return sequence;
    }

    /** The thread's id; {@link #VIRTUAL_THREADS} for a cell. */
    public long threadId() {
        return threadId;
    }

    /** The thread's name, at present or when it was last seen alive, cut to 256 characters. */
    public String name() {
        Thread thread = get();
        if (thread != null && !ended(thread)) {
            String present = thread.getName();
            if (!present.equals(name)) {
                name = bounded(present);
            }
        }
        return name;
    }

    /** Whether this is a cell of virtual threads. */
    public boolean isVirtual() {
        return virtual;
    }

    /** When the thread was registered, in milliseconds since 1970-01-01T00:00Z. */
    public long registeredEpochMillis() {
        return registeredEpochMillis;
    }

    /** The thread's counters. */
    public ThreadCounters metrics() {
        return metrics;
    }

    /** Whether the thread has ended. A cell never does. */
    public boolean isEnded() {
        if (virtual) {
            return false;
        }
        Thread thread = get();
        return thread == null || ended(thread);
    }

    /** Whether the thread has ended and its counts will not change any more. */
    boolean isFinal() {
        return isEnded() && metrics.gauge().isSettled();
    }

    /*
     * The state is a plain read, where isAlive() can be a call into the VM; but only isAlive() promises that all that
     * the thread did happened before. The thread is seen terminated a moment before it is seen dead.
     */
    static boolean ended(Thread thread) {
        return thread.getState() == Thread.State.TERMINATED && !thread.isAlive();
    }

    private static String bounded(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }
}
