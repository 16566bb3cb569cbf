package io.adaflight.internal.registry;

import java.time.Duration;

/**
 * How a pipeline is set up, as a recording says it.
 *
 * @param drainCounted whether drained events are counted, so that the queue depth is known
 * @param rings the most rings that a thread can have; 0 where the pipeline has none of its own
 * @param ringBytes the size of one ring
 * @param dropPolicy what happens when no ring is free; empty without rings
 * @param blockLimit the longest time that a write waits for a ring
 * @param pressureThreshold below this share of free rings, from 0 to 1, a thread is under pressure
 * @param normalThreshold above this share of free rings a thread can be normal again
 * @param recoveryTime time without a loss before a thread is normal again
 * @param flushInterval the longest time that an event of an idle thread waits before it is drained
 * @param sink the class that takes the events; empty where it is not known
 */
public record PipelineConfiguration(
        boolean drainCounted,
        int rings,
        int ringBytes,
        String dropPolicy,
        Duration blockLimit,
        double pressureThreshold,
        double normalThreshold,
        Duration recoveryTime,
        Duration flushInterval,
        String sink) {
    /** For a queue of the application, of which nothing is known. */
    public static final PipelineConfiguration OWN_QUEUE = ownQueue(false);

    /** For a queue of the application whose drain threads count what they take out. */
    public static final PipelineConfiguration OWN_QUEUE_DRAINED = ownQueue(true);

    private static PipelineConfiguration ownQueue(boolean drainCounted) {
        return new PipelineConfiguration(drainCounted, 0, 0, "", Duration.ZERO, 0, 0, Duration.ZERO, Duration.ZERO, "");
    }
}
