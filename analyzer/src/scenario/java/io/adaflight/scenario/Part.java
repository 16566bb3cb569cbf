package io.adaflight.scenario;

import io.adaflight.analyzer.analysis.causes.Cause;
import java.util.EnumSet;
import java.util.Set;

/** Where the time of a drain thread, or the lost events, went; and which causes say so. */
enum Part {
    SLEEP(Cause.SLEEP),
    MONITOR(Cause.LOCK),
    /** A lock of java.util.concurrent: its threads park, and wait for a lock. */
    LOCK(Cause.LOCK, Cause.PARK),
    PARK(Cause.PARK),
    FILE(Cause.FILE_IO),
    SOCKET(Cause.SOCKET_IO),
    COMPUTE(Cause.SLOW_SINK),
    RUNNABLE(Cause.CPU_SATURATED),
    THROTTLED(Cause.CPU_THROTTLED),
    COLLECTION(Cause.GC_PAUSE),
    SAFEPOINT(Cause.SAFEPOINT),
    BURST(Cause.PRODUCER_BURST),
    TOO_LARGE(Cause.EVENT_TOO_LARGE);

    @SuppressWarnings("ImmutableEnumChecker") // Set.copyOf: nobody can change it.
    private final Set<Cause> causes;

    Part(Cause first, Cause... others) {
        causes = Set.copyOf(EnumSet.of(first, others));
    }

    /** The causes that are right when most was lost for this. */
    Set<Cause> causes() {
        return causes;
    }
}
