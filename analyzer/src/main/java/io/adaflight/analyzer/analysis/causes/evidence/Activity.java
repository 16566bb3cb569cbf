package io.adaflight.analyzer.analysis.causes.evidence;

import io.adaflight.analyzer.analysis.causes.Cause;
import org.jspecify.annotations.Nullable;

/** What a look saw a drain thread doing. */
public enum Activity {
    /** It computed, or was ready to. */
    COMPUTING(Cause.SLOW_SINK),
    SLEEPING(Cause.SLEEP),
    /** It waited for a monitor or a lock that one thread owns. */
    LOCKED(Cause.LOCK),
    /** It was parked or waited to be notified. */
    PARKED(Cause.PARK),
    /** It read, wrote or forced a file. */
    IN_FILE(Cause.FILE_IO),
    /** It read from or wrote to a socket. */
    IN_SOCKET(Cause.SOCKET_IO),
    /** It waited in a queue of the JDK for an element. */
    TAKING(null);

    private final @Nullable Cause cause;

    Activity(@Nullable Cause cause) {
        this.cause = cause;
    }

    /** The cause that this time belongs to; null for waiting for events. */
    public @Nullable Cause cause() {
        return cause;
    }

    /** Whether the thread needs no processor for it. */
    public boolean isWait() {
        return this != COMPUTING;
    }

    /** Whether it is a call to the operating system, which may also compute. */
    public boolean isIo() {
        return this == IN_FILE || this == IN_SOCKET;
    }
}
