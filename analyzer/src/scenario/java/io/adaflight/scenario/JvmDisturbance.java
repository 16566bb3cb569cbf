package io.adaflight.scenario;

/** What disturbs the whole JVM, or its processors. */
interface JvmDisturbance {
    /** Called before events come. */
    default void prepare() {}

    /** Disturbs for about a time, on the thread that calls. */
    void disturb(long millis) throws Exception;

    /** The disturbance of a kind; one that only waits where the kind disturbs the drain threads or nobody. */
    static JvmDisturbance of(ScenarioKind kind, Draw draw) {
        return switch (kind) {
            case COLLECTIONS -> new FullCollections(draw);
            case HEAP_INSPECTIONS -> new HeapInspections(draw);
            case COMPETITORS -> new Competitors(draw);
            case USED_UP_QUOTA -> new UsedUpQuota(draw);
            default -> Thread::sleep;
        };
    }
}
