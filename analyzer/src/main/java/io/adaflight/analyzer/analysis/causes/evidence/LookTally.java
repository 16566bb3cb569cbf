package io.adaflight.analyzer.analysis.causes.evidence;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** How much of the time that looks represent went to each activity of a drain thread. */
public final class LookTally {
    /*
     * A look without a stack has only the thread's state. Its time is divided like that of looks with a stack in the same state;
     * without any, it goes by the state itself.
     */
    private final Map<Activity, Double> nanos = new EnumMap<>(Activity.class);
    private final Map<Activity, Long> counts = new EnumMap<>(Activity.class);
    private final Map<String, Map<Activity, Double>> byState = new HashMap<>();
    private final Map<String, Double> stateOnly = new HashMap<>();
    private long looks;

    /** Adds a look and the most time that it may represent. */
    public void add(Look look, long mostNanos) {
        double weight = Math.min(mostNanos, look.weightNanos());
        Activity activity = look.activity();
        looks++;
        if (activity == null) {
            stateOnly.merge(look.state(), weight, Double::sum);
            return;
        }
        counts.merge(activity, 1L, Long::sum);
        nanos.merge(activity, weight, Double::sum);
        byState.computeIfAbsent(look.state(), key -> new EnumMap<>(Activity.class))
                .merge(activity, weight, Double::sum);
    }

    /** Adds all looks of another one. */
    public void addAll(LookTally other) {
        looks += other.looks;
        other.nanos.forEach((activity, value) -> nanos.merge(activity, value, Double::sum));
        other.counts.forEach((activity, value) -> counts.merge(activity, value, Long::sum));
        other.stateOnly.forEach((state, value) -> stateOnly.merge(state, value, Double::sum));
        addStates(other, 1);
    }

    /** Adds the times of another one, times a factor, but not its looks. */
    public void addPrior(LookTally other, double factor) {
        other.spread().forEach((activity, value) -> nanos.merge(activity, value * factor, Double::sum));
        addStates(other, factor);
    }

    private void addStates(LookTally other, double factor) {
        other.byState.forEach((state, all) ->
                all.forEach((activity, value) -> byState.computeIfAbsent(state, key -> new EnumMap<>(Activity.class))
                        .merge(activity, value * factor, Double::sum)));
    }

    /** How many looks there were. */
    public long looks() {
        return looks;
    }

    /** How many looks with a stack saw an activity. */
    public long count(Activity activity) {
        return counts.getOrDefault(activity, 0L);
    }

    /** The time that all looks represent. */
    public double total() {
        return spread().values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** The time of each activity. */
    public Map<Activity, Double> spread() {
        Map<Activity, Double> all = new EnumMap<>(Activity.class);
        all.putAll(nanos);
        stateOnly.forEach((state, weight) -> {
            Map<Activity, Double> known = byState.get(state);
            if (known == null) {
                all.merge(ofState(state), weight, Double::sum);
            } else {
                double sum =
                        known.values().stream().mapToDouble(Double::doubleValue).sum();
                known.forEach((activity, of) -> all.merge(activity, weight * of / sum, Double::sum));
            }
        });
        return all;
    }

    private static Activity ofState(String state) {
        return switch (state) {
            case "WAITING" -> Activity.PARKED;
            case "TIMED_WAITING" -> Activity.SLEEPING;
            default -> Activity.COMPUTING;
        };
    }
}
