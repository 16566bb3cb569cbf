package io.adaflight.analyzer.analysis.causes;

import java.util.EnumMap;
import java.util.Map;

/** A quantity for each cause, 0 unless it was added to. */
final class ByCause {
    private final Map<Cause, Double> values = new EnumMap<>(Cause.class);

    double get(Cause cause) {
        return values.getOrDefault(cause, 0.0);
    }

    void add(Cause cause, double value) {
        values.merge(cause, value, Double::sum);
    }

    /** Adds all of another, each times a factor. */
    void add(ByCause other, double factor) {
        other.values.forEach((cause, value) -> add(cause, value * factor));
    }

    /** Another one with each value times a factor. */
    ByCause times(double factor) {
        ByCause result = new ByCause();
        result.add(this, factor);
        return result;
    }

    double sum() {
        return values.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
