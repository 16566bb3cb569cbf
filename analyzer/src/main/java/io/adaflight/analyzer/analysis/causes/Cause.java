package io.adaflight.analyzer.analysis.causes;

/** Why a drain fell behind, so that events were lost; the names are part of the published JSON. */
public enum Cause {
    /** The garbage collector stopped the JVM, or kept the drain thread waiting for memory. */
    GC_PAUSE,
    /** The JVM stopped all threads for another reason: a heap inspection, a thread dump, a long way to a safepoint. */
    SAFEPOINT,
    /** The drain thread waited to enter a monitor that another thread held. */
    LOCK,
    /** The drain thread was parked or waited to be notified, while there were events to drain. */
    PARK,
    /** The drain thread slept, while there were events to drain. */
    SLEEP,
    /** The drain thread waited for a file. */
    FILE_IO,
    /** The drain thread waited for a socket. */
    SOCKET_IO,
    /** The drain thread could run, and other threads or processes had the processors. */
    CPU_SATURATED,
    /** The drain thread could run, and the container had used up its quota of the processors. */
    CPU_THROTTLED,
    /** The drain thread itself computed: the sink takes longer for an event than there is time. */
    SLOW_SINK,
    /** Events came much faster than usual, and faster than the drain has ever taken them. */
    PRODUCER_BURST,
    /** Nothing in the recording tells. */
    UNEXPLAINED
}
