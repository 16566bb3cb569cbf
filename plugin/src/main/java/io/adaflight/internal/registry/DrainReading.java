package io.adaflight.internal.registry;

import io.adaflight.internal.counters.DrainCounters;
import io.adaflight.internal.counters.DrainTime;

/**
 * What one drain thread has done since it was registered.
 *
 * @param events events taken out and handed on
 * @param bytes bytes of these events
 * @param takes how often it said that it goes to take events
 * @param time where its time went
 */
public record DrainReading(long events, long bytes, long takes, DrainTime time) {
    /** A reading at this moment; any thread. */
    static DrainReading ofOpaque(DrainCounters metrics) {
        return new DrainReading(
                metrics.eventsDrainedOpaque(),
                metrics.bytesDrainedOpaque(),
                metrics.takesOpaque(),
                metrics.timeAcquire());
    }

    /** At the registration. */
    static DrainReading first(DrainCounters metrics) {
        return new DrainReading(0, 0, 0, DrainTime.none(metrics.createdNanos()));
    }
}
