package io.adaflight.scenario;

import io.adaflight.analyzer.analysis.causes.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How often each cause was named first for each kind of scenario. */
final class ConfusionMatrix {
    private static final String NONE = "none";

    private final Map<ScenarioKind, Map<String, Integer>> counts = new TreeMap<>();
    private int right;
    private int all;
    private int falseAlarms;

    void add(Outcome outcome) {
        String named = outcome.named().map(Cause::name).orElse(NONE);
        counts.computeIfAbsent(outcome.kind(), kind -> new TreeMap<>()).merge(named, 1, Integer::sum);
        all++;
        right += outcome.isRight() ? 1 : 0;
        falseAlarms += outcome.isFalseAlarm() ? 1 : 0;
    }

    /** The part that was right, from 0 to 1. */
    double accuracy() {
        return all == 0 ? 0 : (double) right / all;
    }

    /** How many healthy runs something was said about. */
    int falseAlarms() {
        return falseAlarms;
    }

    @Override
    public String toString() {
        List<String> columns = new ArrayList<>();
        for (Cause cause : Cause.values()) {
            if (counts.values().stream().anyMatch(row -> row.containsKey(cause.name()))) {
                columns.add(cause.name());
            }
        }
        columns.add(NONE);
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%-21s %-14s", "SCENARIO", "TRUTH"));
        columns.forEach(column -> text.append("  ").append(column));
        counts.forEach((kind, row) -> {
            text.append(String.format(
                    Locale.ROOT,
                    "%n%-21s %-14s",
                    kind,
                    kind.truth().map(Cause::name).orElse(NONE)));
            for (String column : columns) {
                Integer count = row.get(column);
                text.append(String.format(
                        Locale.ROOT, "  %" + column.length() + "s", count == null ? "." : count.toString()));
            }
        });
        return text.append(String.format(
                        Locale.ROOT,
                        "%n%d of %d right, %.1f %%; %d false alarms",
                        right,
                        all,
                        accuracy() * 100,
                        falseAlarms))
                .toString();
    }
}
