package io.adaflight.analyzer.analysis.causes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the time of the drain threads went, per event, calm and while events were lost.
 *
 * @param calm null when there was no time in which events came and none were lost
 * @param losing while events were lost
 * @param calmOfferedPerSecond events offered in calm times
 * @param losingOfferedPerSecond events offered while events were lost
 * @param calmCapacityPerSecond events that the drain threads can take at the calm service time; 0 when it is not known
 * @param losingCapacityPerSecond events that they can take at the service time while events are lost
 * @param workKnown the drain threads say whether they are at work; otherwise it is concluded from looks
 * @param processorKnown their time on a processor is known
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
     * @param nanos time at work an event; where none was drained, all of it
     * @param parts what it is made of, the greatest first; they sum to it
     * @param looks how many looks at drain threads at work there were
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

    /** Time at work an event that would be lost to a cause. */
    public record Part(Cause cause, double nanos) {}
}
