package io.adaflight.analyzer.analysis.causes;

import java.util.EnumMap;
import java.util.Map;

/** A quantity for each cause, initially 0. */
public final class ByCause {
    private final Map<Cause, Double> values = new EnumMap<>(Cause.class);

    public double get(Cause cause) {
        return values.getOrDefault(cause, 0.0);
    }

    public void add(Cause cause, double value) {
        values.merge(cause, value, Double::sum);
    }

    /** Adds all values of another one, times a factor. */
    public void add(ByCause other, double factor) {
        other.values.forEach((cause, value) -> add(cause, value * factor));
    }

    /** A copy with each value times a factor. */
    public ByCause times(double factor) {
        ByCause result = new ByCause();
        result.add(this, factor);
        return result;
    }

    public double sum() {
        return values.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
