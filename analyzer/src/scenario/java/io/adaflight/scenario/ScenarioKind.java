package io.adaflight.scenario;

/** What happens to the workload of a scenario. What it is labelled with is what the program then measures. */
enum ScenarioKind {
    /** Nothing. */
    HEALTHY,
    /** Waits of a drawn kind that leave the drain enough time: nothing is lost. */
    HEALTHY_WAITS,
    /** One short stall that loses a few events. */
    FEW_LOST,
    /** The sink sleeps. */
    SLEEP,
    /** Other threads hold the monitor that the sink needs. */
    MONITOR,
    /** The sink waits for a lock, a permit, a latch, a future, a notification, or a moment. */
    PARK,
    /** The sink forces what it wrote to the disk. */
    FORCE,
    /** The sink waits for the answer of a peer. */
    ROUND_TRIP,
    /** The sink compresses, matches regular expressions or digests. */
    COMPUTE,
    /** Other processes take the processors. */
    COMPETITORS,
    /** Other threads of the container use up its quota. */
    USED_UP_QUOTA,
    /** Full collections of a heap with many live objects. */
    COLLECTIONS,
    /** Inspections of such a heap by another process. */
    HEAP_INSPECTIONS,
    /** The producers write many times faster for a moment. */
    BURSTS,
    /** Some events are larger than a ring. */
    LARGE_EVENTS,
    /** Waits of a drawn kind from the first event on: there is no calm time. */
    OVERLOAD,
    /** Waits of two kinds. */
    MIXED,
    /** Waits of a drawn kind, and producers that write faster as long as the drain stalls. */
    FASTER_PRODUCERS
}
