package io.adaflight.analyzer.analysis.causes;

import java.util.List;

/** Why a drain fell behind, so that events were lost; the names are part of the published JSON. */
public enum Cause {
    /** The garbage collector stopped the JVM, or kept the drain thread waiting for memory. */
    GC_PAUSE,
    /** The JVM stopped all threads for another reason: a heap inspection, a thread dump, a long way to a safepoint. */
    SAFEPOINT,
    /** The drain thread waited for a monitor, or a lock with an owner, that another thread held. */
    LOCK,
    /** The drain thread was parked or waited to be notified, while there were events to drain. */
    PARK,
    /** The drain thread slept, while there were events to drain. */
    SLEEP,
    /** The drain thread waited for a file. */
    FILE_IO,
    /** The drain thread waited for a socket. */
    SOCKET_IO,
    /** The drain thread was ready to run and waited for a CPU. */
    CPU_SATURATED,
    /** The drain thread was ready to run, and the container had used up its quota of the processors. */
    CPU_THROTTLED,
    /** The drain thread itself computed: the sink takes longer for an event than there is time. */
    SLOW_SINK,
    /** More events came than the drain could have taken when it worked as in calm times. */
    PRODUCER_BURST,
    /** Events were larger than a ring, so that no ring could take them. */
    EVENT_TOO_LARGE,
    /** Nothing in the recording tells. */
    UNEXPLAINED;

    /** What a drain thread waits for when it needs no processor. */
    public static final List<Cause> WAITS = List.of(LOCK, PARK, SLEEP, FILE_IO, SOCKET_IO);
}
