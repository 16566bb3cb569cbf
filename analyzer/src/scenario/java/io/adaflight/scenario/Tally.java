package io.adaflight.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** How often the analyzer was right, by several views on the runs. */
final class Tally {
    private static final double LEAST_ACCURACY = 0.95;
    private static final double CONFIDENT = 0.7;

    private final List<Outcome> outcomes = new ArrayList<>();

    private int unknown;

    /** Adds a run, unless something disturbed it that it does not know of. */
    void add(Outcome outcome) {
        if (outcome.truth().isKnown()) {
            outcomes.add(outcome);
        } else {
            unknown++;
        }
    }

    /** Whether the analyzer is right often enough, never wrong and confident, and never says anything of healthy runs. */
    boolean isGood() {
        return accuracy() >= LEAST_ACCURACY && isNeverConfidentlyWrong();
    }

    /** Whether no wrong cause was named with confidence, and none of a healthy run. */
    boolean isNeverConfidentlyWrong() {
        return count(Tally::isConfidentlyWrong) == 0 && falseAlarms() == 0;
    }

    private double accuracy() {
        return outcomes.isEmpty() ? 0 : (double) count(Outcome::isRight) / outcomes.size();
    }

    private long falseAlarms() {
        return count(Outcome::isFalseAlarm);
    }

    private static boolean isConfidentlyWrong(Outcome outcome) {
        return !outcome.isRight() && outcome.confidence() >= CONFIDENT;
    }

    private long count(Predicate<Outcome> predicate) {
        return outcomes.stream().filter(predicate).count();
    }

    @Override
    public String toString() {
        return String.join(
                System.lineSeparator(),
                confusion(),
                "",
                rights("SCENARIO", outcome -> outcome.plan().kind().name()),
                "",
                rights("SETTINGS", outcome -> outcome.plan().settings().name()),
                "",
                rights("PATH", outcome -> outcome.plan().path().name()),
                "",
                rights(
                        "STALLS OF",
                        outcome -> outcome.nanosOfStall() == 0 ? "none" : Plan.lengthClass(outcome.nanosOfStall())),
                "",
                rights("CONFIDENCE", Tally::confidenceClass),
                "",
                String.format(
                        Locale.ROOT,
                        "%d of %d right, %.1f %%; wrong with confidence %.1f and more: %d; false alarms: %d; ambiguous runs: %d;"
                                + " left out, since they lost events while nothing disturbed them: %d",
                        count(Outcome::isRight),
                        outcomes.size(),
                        accuracy() * 100,
                        CONFIDENT,
                        count(Tally::isConfidentlyWrong),
                        falseAlarms(),
                        count(outcome ->
                                !outcome.truth().isNone() && outcome.truth().isAmbiguous()),
                        unknown));
    }

    private static String confidenceClass(Outcome outcome) {
        if (outcome.first().isEmpty()) {
            return "none named";
        }
        double confidence = outcome.confidence();
        return confidence >= 0.9 ? ">= 0.9" : confidence >= 0.7 ? ">= 0.7" : confidence >= 0.5 ? ">= 0.5" : "< 0.5";
    }

    /** What was named first, by what most was lost for. */
    private String confusion() {
        Map<String, Map<String, Integer>> counts = new TreeMap<>();
        for (Outcome outcome : outcomes) {
            Part main = outcome.truth().main();
            counts.computeIfAbsent(main == null ? "none" : main.name(), truth -> new TreeMap<>())
                    .merge(outcome.named(), 1, Integer::sum);
        }
        StringBuilder text = new StringBuilder("MEASURED    NAMED");
        counts.forEach((truth, named) -> text.append(String.format(Locale.ROOT, "%n%-11s %s", truth, named)));
        return text.toString();
    }

    private String rights(String title, Function<Outcome, String> group) {
        Map<String, int[]> counts = new TreeMap<>();
        for (Outcome outcome : outcomes) {
            int[] count = counts.computeIfAbsent(group.apply(outcome), name -> new int[2]);
            count[0] += outcome.isRight() ? 1 : 0;
            count[1]++;
        }
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%-17s RIGHT", title));
        counts.forEach(
                (name, count) -> text.append(String.format(Locale.ROOT, "%n%-17s %d of %d", name, count[0], count[1])));
        return text.toString();
    }
}
