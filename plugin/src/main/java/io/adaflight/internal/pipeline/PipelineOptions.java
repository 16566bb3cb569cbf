package io.adaflight.internal.pipeline;

import io.adaflight.DropPolicy;
import io.adaflight.EventSink;
import io.adaflight.internal.counters.DurationEvents;
import io.adaflight.internal.registry.PipelineConfiguration;
import io.adaflight.internal.time.NanoClock;
import java.time.Duration;

/**
 * How a pipeline is set up; checked by the builder.
 *
 * @param name the name
 * @param clock where the time comes from
 * @param events where single happenings are recorded
 * @param rings the most rings of a lane
 * @param ringBytes the size of a ring
 * @param policy what happens when no ring is free
 * @param pressureThreshold below this share of free rings (among those that can be free) a thread is under PRESSURE
 * @param normalThreshold above this share of free rings a thread can be NORMAL again
 * @param recoveryTime time without a loss before a thread is NORMAL again
 * @param flushInterval the longest time that an event of an idle thread waits
 */
record PipelineOptions(
        String name,
        NanoClock clock,
        DurationEvents events,
        int rings,
        int ringBytes,
        DropPolicy policy,
        double pressureThreshold,
        double normalThreshold,
        Duration recoveryTime,
        Duration flushInterval) {
    /** The share of free rings among those that can be free: all but the active one. From 0 to 1. */
    double freeShare(int freeRings) {
        return Math.min(1, freeRings / (double) (rings - 1));
    }

    PipelineConfiguration configuration(EventSink sink) {
        return new PipelineConfiguration(
                true,
                rings,
                ringBytes,
                policy.toString(),
                policy.limit(),
                pressureThreshold,
                normalThreshold,
                recoveryTime,
                flushInterval,
                sink.getClass().getName());
    }
}
