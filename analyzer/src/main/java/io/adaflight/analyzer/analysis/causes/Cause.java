package io.adaflight.analyzer.analysis.causes;

import java.util.List;

/** Why a drain fell behind, so that events were lost; the names are part of the published JSON. */
public enum Cause {
    /** The garbage collector stopped the JVM, or made the drain thread wait for memory. */
    GC_PAUSE,
    /** The JVM stopped all threads for another reason: a heap inspection, a thread dump, a long time to safepoint. */
    SAFEPOINT,
    /** The drain thread waited for a monitor or lock that another thread held. */
    LOCK,
    /** The drain thread was parked or waited to be notified while there were events to drain. */
    PARK,
    /** The drain thread slept while there were events to drain. */
    SLEEP,
    /** The drain thread waited for a file. */
    FILE_IO,
    /** The drain thread waited for a socket. */
    SOCKET_IO,
    /** The drain thread was ready to run and waited for a CPU. */
    CPU_SATURATED,
    /** The drain thread was ready to run, but the container had used up its CPU quota. */
    CPU_THROTTLED,
    /** The drain thread was computing: the sink's own work takes longer than the time between events. */
    SLOW_SINK,
    /** More events came than the drain could have taken at its calm speed. */
    PRODUCER_BURST,
    /** Events were larger than a ring, so no ring could take them. */
    EVENT_TOO_LARGE,
    /** The recording does not show it. */
    UNEXPLAINED;

    /** What a drain thread waits for without needing a processor. */
    public static final List<Cause> WAITS = List.of(LOCK, PARK, SLEEP, FILE_IO, SOCKET_IO);
}
