package io.adaflight.scenario;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * For what a run lost its events, by its own measurements: what the calm drain could not have taken is the producers', of the
 * rest each part of the time of an event has what it grew by.
 */
final class Truth {
    private static final double MAJORITY = 0.55;

    private static final double MOST_LOST_IN_CALM_TIMES = 0.1;

    private final Map<Part, Double> shares = new EnumMap<>(Part.class);
    private final boolean known;

    private Truth(boolean known) {
        this.known = known;
    }

    /**
     * Computes it.
     *
     * @param lost events that were lost
     * @param stopped nanoseconds for which collections, and other operations of the JVM, stopped it
     */
    static Truth of(ScenarioKind kind, Measured measured, long lost, Map<Part, Long> stopped) {
        Truth truth = new Truth(lost - measured.get("lost") <= lost * MOST_LOST_IN_CALM_TIMES);
        if (lost == 0) {
            return truth;
        }
        double tooLarge = Math.min(1, (double) measured.get("large") / lost);
        /* An overload from the start has no calm time to compare with: what is drained after its end is none. */
        boolean compares = kind != ScenarioKind.OVERLOAD;
        double burst = compares ? Math.min(1 - tooLarge, burst(measured) / lost) : 0;
        truth.add(Part.TOO_LARGE, tooLarge);
        truth.add(Part.BURST, burst);
        truth.divide(1 - tooLarge - burst, growth(kind, compares, measured, stopped));
        return truth;
    }

    private static double burst(Measured measured) {
        double calmNanos = 0;
        for (Part part : Part.values()) {
            calmNanos += measured.nanos(false, part);
        }
        if (measured.events(false) == 0) {
            return 0;
        }
        double capacity = measured.get("drains") * measured.events(false) / calmNanos;
        return Math.max(
                0, measured.get("offered.disturbed") - capacity * measured.disturbedNanos() - measured.get("capacity"));
    }

    private static Map<Part, Double> growth(
            ScenarioKind kind, boolean compares, Measured measured, Map<Part, Long> stopped) {
        Map<Part, Double> growth = new EnumMap<>(Part.class);
        double disturbedEvents = Math.max(1, measured.events(true));
        double calmEvents = measured.events(false);
        for (Part part : Part.values()) {
            double calm = !compares || calmEvents == 0 ? 0 : measured.nanos(false, part) / calmEvents;
            growth.put(part, Math.max(0, measured.nanos(true, part) / disturbedEvents - calm));
        }
        stopped.forEach((part, nanos) -> growth.put(part, nanos * measured.get("drains") / disturbedEvents));
        if (kind == ScenarioKind.USED_UP_QUOTA) {
            growth.put(Part.THROTTLED, growth.remove(Part.RUNNABLE));
        }
        return growth;
    }

    private void add(Part part, double share) {
        if (share > 0) {
            shares.merge(part, share, Double::sum);
        }
    }

    private void divide(double share, Map<Part, Double> growth) {
        double sum = growth.values().stream().mapToDouble(Double::doubleValue).sum();
        if (sum > 0) {
            growth.forEach((part, nanos) -> add(part, share * nanos / sum));
        }
    }

    /** False when events were lost while nothing disturbed the drain: something else did, and the program does not know what. */
    boolean isKnown() {
        return known;
    }

    /** Whether nothing was lost. */
    boolean isNone() {
        return shares.isEmpty();
    }

    /** Whether no part has a clear majority. */
    boolean isAmbiguous() {
        return shares.values().stream().noneMatch(share -> share >= MAJORITY);
    }

    /** Whether a part is the greatest, or in an ambiguous run the second greatest. */
    boolean allows(Part part) {
        double share = shares.getOrDefault(part, 0.0);
        long greater = shares.values().stream().filter(other -> other > share).count();
        return share > 0 && greater < (isAmbiguous() ? 2 : 1);
    }

    /** The part with the greatest share; null where nothing was lost. */
    @Nullable
    Part main() {
        return shares.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        shares.entrySet().stream()
                .sorted(Map.Entry.<Part, Double>comparingByValue().reversed())
                .filter(entry -> entry.getValue() >= 0.01)
                .forEach(entry -> text.append(text.length() == 0 ? "" : " ")
                        .append(entry.getKey())
                        .append(' ')
                        .append(Math.round(entry.getValue() * 100))
                        .append('%'));
        return text.length() == 0 ? "nothing" : text.toString();
    }
}
