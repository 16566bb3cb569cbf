package io.adaflight.adapters;

import io.adaflight.EventCounts;
import org.jspecify.annotations.Nullable;

/** A thread with numbers of its own, or all others together. */
public final class Share {
    private final String thread;
    private final String threadId;

    /** What the thread has counted when it was last seen; null for all others. Guarded by the reading. */
    @Nullable
    EventCounts last;

    Share(String thread, String threadId) {
        this.thread = thread;
        this.threadId = threadId;
    }

    /** {@return the name of the thread when it was first seen; {@code other} for all others} */
    public String thread() {
        return thread;
    }

    /** {@return the id of the thread, -1 for all virtual threads; {@code other} for all others} */
    public String threadId() {
        return threadId;
    }
}
