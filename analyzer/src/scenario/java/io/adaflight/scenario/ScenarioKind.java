package io.adaflight.scenario;

import io.adaflight.analyzer.analysis.causes.Cause;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What happens to the workload of a scenario. */
enum ScenarioKind {
    /** Nothing. */
    HEALTHY(null, null),
    /** Full collections of a heap with many live objects. */
    COLLECTIONS(Cause.GC_PAUSE, null),
    /** Inspections of such a heap by another process. */
    HEAP_INSPECTIONS(Cause.SAFEPOINT, null),
    /** Another thread holds the monitor that the sink needs. */
    HELD_LOCK(Cause.LOCK, null),
    /** The sink waits for a latch, a permit, a lock or a notification. */
    CLOSED_LATCH(Cause.PARK, null),
    /** The sink sleeps. */
    SLEEPING_SINK(Cause.SLEEP, null),
    /** The sink forces each batch to the disk. */
    SLOW_DISK(Cause.FILE_IO, null),
    /** The peer of the sink's socket does not read. */
    SLOW_PEER(Cause.SOCKET_IO, null),
    /** Other processes take the processors. */
    COMPETITORS(Cause.CPU_SATURATED, null),
    /** Another thread of the container uses up its quota. */
    USED_UP_QUOTA(Cause.CPU_THROTTLED, null),
    /** The sink compresses, matches regular expressions or digests. */
    COSTLY_SINK(Cause.SLOW_SINK, null),
    /** The producers write many times faster for a moment. */
    BURSTS(Cause.PRODUCER_BURST, null),
    /** A held lock, and now and then a short collection. */
    LOCK_AND_COLLECTIONS(Cause.LOCK, HELD_LOCK),
    /** Sleeps, and short bursts. */
    SLEEP_AND_BURSTS(Cause.SLEEP, SLEEPING_SINK),
    /** A costly sink, and a latch that is closed for a short time. */
    COST_AND_LATCH(Cause.SLOW_SINK, COSTLY_SINK),
    /** Bursts, and a lock that is held for a short time. */
    BURSTS_AND_LOCK(Cause.PRODUCER_BURST, BURSTS);

    private final @Nullable Cause truth;
    private final @Nullable ScenarioKind main;

    ScenarioKind(@Nullable Cause truth, @Nullable ScenarioKind main) {
        this.truth = truth;
        this.main = main;
    }

    /** The cause that must be named first; empty when none may be. */
    Optional<Cause> truth() {
        return Optional.ofNullable(truth);
    }

    /** What happens most of the time. */
    ScenarioKind first() {
        return main == null ? this : main;
    }

    /** What happens for a short time beside it; null when nothing does. */
    @Nullable
    ScenarioKind second() {
        return switch (this) {
            case LOCK_AND_COLLECTIONS -> COLLECTIONS;
            case SLEEP_AND_BURSTS -> BURSTS;
            case COST_AND_LATCH -> CLOSED_LATCH;
            case BURSTS_AND_LOCK -> HELD_LOCK;
            default -> null;
        };
    }
}
