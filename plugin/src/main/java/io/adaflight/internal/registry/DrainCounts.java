package io.adaflight.internal.registry;

import io.adaflight.internal.counters.DrainCounters;
import io.adaflight.internal.counters.Saturation;

/**
 * What was drained from a pipeline by all its drain threads; sums saturate.
 *
 * @param events events taken out and handed on
 * @param bytes bytes of these events
 * @param failed drained events that their receiver failed to take
 * @param sinkFailures failures of the receiver
 */
public record DrainCounts(long events, long bytes, long failed, long sinkFailures) {
    /** Nothing. */
    public static final DrainCounts ZERO = new DrainCounts(0, 0, 0, 0);

    /** What came to these counts since an earlier reading of them. */
    public DrainCounts since(DrainCounts earlier) {
        return new DrainCounts(
                Math.max(0, events - earlier.events),
                Math.max(0, bytes - earlier.bytes),
                Math.max(0, failed - earlier.failed),
                Math.max(0, sinkFailures - earlier.sinkFailures));
    }

    DrainCounts plus(long moreEvents, long moreBytes) {
        return new DrainCounts(
                Saturation.add(events, moreEvents), Saturation.add(bytes, moreBytes), failed, sinkFailures);
    }

    DrainCounts plusOpaque(DrainCounters metrics) {
        return new DrainCounts(
                Saturation.add(events, metrics.eventsDrainedOpaque()),
                Saturation.add(bytes, metrics.bytesDrainedOpaque()),
                Saturation.add(failed, metrics.eventsFailedOpaque()),
                Saturation.add(sinkFailures, metrics.sinkFailuresOpaque()));
    }
}
