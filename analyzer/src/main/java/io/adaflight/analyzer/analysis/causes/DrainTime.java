package io.adaflight.analyzer.analysis.causes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the drain threads' time went, per event, in calm times and while events were lost.
 *
 * @param calm null when there was no time with events and without loss
 * @param losing while events were lost
 * @param calmOfferedPerSecond events offered in calm times
 * @param losingOfferedPerSecond events offered while events were lost
 * @param calmCapacityPerSecond events that the drain threads can take at the calm service time; 0 when unknown
 * @param losingCapacityPerSecond events that they can take at the losing service time
 * @param workKnown the drain threads report when they are at work; otherwise it is inferred from looks
 * @param processorKnown their processor time is known
 */
public record DrainTime(
        @Nullable ServiceTime calm,
        ServiceTime losing,
        double calmOfferedPerSecond,
        double losingOfferedPerSecond,
        double calmCapacityPerSecond,
        double losingCapacityPerSecond,
        boolean workKnown,
        boolean processorKnown) {
    /**
     * What an event cost.
     *
     * @param events how many events were drained
     * @param nanos time at work per event; all of it when no event was drained
     * @param parts its parts, largest first; they sum to it
     * @param looks the number of looks at drain threads at work
     */
    public record ServiceTime(double events, double nanos, List<Part> parts, long looks) {
        public ServiceTime {
            parts = List.copyOf(parts);
        }

        /** The time of one part; 0 when there is none. */
        public double nanosOf(Cause cause) {
            return parts.stream()
                    .filter(part -> part.cause() == cause)
                    .mapToDouble(Part::nanos)
                    .sum();
        }
    }

    /** The time at work per event that belongs to one cause. */
    public record Part(Cause cause, double nanos) {}
}
