package io.adaflight.internal.pipeline;

import io.adaflight.internal.registry.Registration;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/** Whose lane it is. Does not keep the thread. Any thread. */
final class LaneOwner {
    private final @Nullable WeakReference<Thread> thread;
    private final long threadId;

    private LaneOwner(@Nullable WeakReference<Thread> thread, long threadId) {
        this.thread = thread;
        this.threadId = threadId;
    }

    static LaneOwner thread(Thread thread) {
        return new LaneOwner(new WeakReference<>(thread), thread.getId());
    }

    static LaneOwner virtualThreads() {
        return new LaneOwner(null, Registration.VIRTUAL_THREADS);
    }

    /** The thread; null when it has been collected, and for virtual threads. */
    @Nullable
    Thread thread() {
        return thread == null ? null : thread.get();
    }

    /** The thread's id; {@link Registration#VIRTUAL_THREADS} for virtual threads. */
    long threadId() {
        return threadId;
    }

    /** Whether the thread has ended; virtual threads together never do. */
    boolean isEnded() {
        if (thread == null) {
            return false;
        }
        Thread present = thread.get();
        return present == null || !present.isAlive();
    }
}
