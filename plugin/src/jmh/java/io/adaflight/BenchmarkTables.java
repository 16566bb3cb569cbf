package io.adaflight;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Prints Markdown tables from JMH's JSON results: one for each class of benchmarks and each set of parameters, with
 * ratios to the methods that the others are measured against, in the same file. Throughput becomes the time that one
 * thread needs for an operation.
 */
public final class BenchmarkTables {
    /*
     * A method of one of these names gives a column of ratios wherever it is in a table.
     */
    private static final List<String> REFERENCES =
            List.of("baseline", "plainFields", "threadLocalPlainFields", "bareRead", "eightLongs", "twoNanoTimes");

    private static final String OLD_ALLOCATION_RATE = "·gc.alloc.rate.norm";
    private static final String ALLOCATION_RATE = "gc.alloc.rate.norm";
    private static final String NONE = "–";

    private BenchmarkTables() {}

    /** Takes the names of the files; prints to standard output. */
    public static void main(String[] files) throws IOException {
        if (files.length == 0) {
            System.err.println("no file given; usage: BenchmarkTables results.json…");
            System.exit(2);
        }
        StringBuilder text = new StringBuilder();
        for (String file : files) {
            append(text, Path.of(file));
        }
        System.out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        System.out.flush();
    }

    private static void append(StringBuilder text, Path file) throws IOException {
        Map<String, Map<String, List<Result>>> classes = new LinkedHashMap<>();
        Object first = null;
        for (Object entry : JSON.std.listFrom(Files.newBufferedReader(file))) {
            first = first == null ? entry : first;
            Result result = Result.of(entry);
            classes.computeIfAbsent(result.type, type -> new LinkedHashMap<>())
                    .computeIfAbsent(result.conditions, conditions -> new ArrayList<>())
                    .add(result);
        }
        if (first == null) {
            throw new IOException(file + " has no results");
        }
        text.append("# ").append(runtime(first)).append("\n\n");
        classes.forEach((type, tables) -> {
            text.append("## ").append(type).append("\n\n");
            tables.forEach((conditions, results) -> appendTable(text, conditions, results));
        });
    }

    private static String runtime(Object entry) {
        return String.format(
                Locale.ROOT,
                "JDK %s, %s, %s",
                string(entry, "vmVersion"),
                string(entry, "vmName"),
                "JMH " + string(entry, "jmhVersion"));
    }

    private static void appendTable(StringBuilder text, String conditions, List<Result> results) {
        List<Result> references = REFERENCES.stream()
                .flatMap(name -> results.stream().filter(result -> result.name.equals(name)))
                .toList();
        boolean allocation = results.stream().anyMatch(result -> result.allocated != null);
        boolean outcome = results.stream().anyMatch(result -> result.dropped != null);
        text.append(conditions).append("\n\n| | ").append(results.get(0).unit).append(" | ± 99.9 % | over baseline |");
        references.forEach(
                reference -> text.append(" × ").append(reference.name).append(" |"));
        text.append(allocation ? " B/op |" : "")
                .append(outcome ? " dropped |" : "")
                .append("\n|---|");
        text.append("--:|".repeat(3 + references.size() + (allocation ? 1 : 0) + (outcome ? 1 : 0)))
                .append('\n');
        for (Result result : results) {
            text.append("| ").append(result.name).append(" | ").append(number(result.score));
            text.append(" | ").append(number(result.error)).append(" | ").append(overBaseline(result, references));
            text.append(" |");
            references.forEach(reference -> text.append(' ')
                    .append(number(result.score / reference.score))
                    .append(" |"));
            text.append(allocation ? " " + number(result.allocated) + " |" : "");
            text.append(outcome ? " " + percent(result.dropped) + " |" : "").append('\n');
        }
        text.append('\n');
    }

    private static String overBaseline(Result result, List<Result> references) {
        return references.stream()
                .filter(reference -> reference.name.equals("baseline"))
                .findFirst()
                .map(baseline -> number(result.score - baseline.score))
                .orElse(NONE);
    }

    private static String number(@Nullable Double value) {
        if (value == null || value.isNaN() || value.isInfinite()) {
            return NONE;
        }
        double magnitude = Math.abs(value);
        String format = magnitude >= 1000 ? "%,.0f" : magnitude >= 100 ? "%.0f" : magnitude >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }

    private static String percent(@Nullable Double share) {
        return share == null ? NONE : String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    private static Map<?, ?> object(Object parent, String key) {
        Object child = ((Map<?, ?>) parent).get(key);
        return child instanceof Map<?, ?> map ? map : Map.of();
    }

    private static String string(Object parent, String key) {
        return String.valueOf(((Map<?, ?>) parent).get(key));
    }

    private static @Nullable Double decimal(Object parent, String key) {
        Object child = ((Map<?, ?>) parent).get(key);
        // JMH writes what it cannot give, as the error of a single measurement, as the text "NaN".
        return child instanceof Number value ? value.doubleValue() : null;
    }

    /**
     * A row of a table.
     *
     * @param type the class
     * @param conditions the parameters and how it was run
     * @param name the method, or the group: then the time is that of its method of the same name
     * @param allocated bytes an operation, where the profiler of the collector ran
     * @param dropped the share of the events that found no room, where events are offered
     */
    private record Result(
            String type,
            String conditions,
            String name,
            String unit,
            double score,
            @Nullable Double error,
            @Nullable Double allocated,
            @Nullable Double dropped) {
        static Result of(Object entry) {
            String full = string(entry, "benchmark");
            int dot = full.lastIndexOf('.');
            String name = full.substring(dot + 1);
            Map<?, ?> secondary = object(entry, "secondaryMetrics");
            Object metric = secondary.containsKey(name) ? object(secondary, name) : object(entry, "primaryMetric");
            double score = Objects.requireNonNullElse(decimal(metric, "score"), Double.NaN);
            Double error = decimal(metric, "scoreError");
            String unit = string(metric, "scoreUnit");
            if (unit.equals("ops/us")) {
                double nanos = 1000.0 * Integer.parseInt(string(entry, "threads")) / score;
                error = error == null ? null : Double.valueOf(nanos * error / score);
                score = nanos;
                unit = "ns/op";
            }
            return new Result(
                    full.substring(full.lastIndexOf('.', dot - 1) + 1, dot),
                    conditions(entry),
                    name,
                    unit,
                    score,
                    error,
                    allocated(secondary),
                    dropped(secondary));
        }

        private static String conditions(Object entry) {
            StringBuilder text = new StringBuilder();
            new TreeMap<>(object(entry, "params"))
                    .forEach((name, value) ->
                            text.append(name).append(" = ").append(value).append(", "));
            return text.append(String.format(
                            Locale.ROOT,
                            "%s threads, %s forks, %s + %s iterations of %s",
                            string(entry, "threads"),
                            string(entry, "forks"),
                            string(entry, "warmupIterations"),
                            string(entry, "measurementIterations"),
                            string(entry, "measurementTime")))
                    .toString();
        }

        private static @Nullable Double allocated(Map<?, ?> secondary) {
            String name = secondary.containsKey(ALLOCATION_RATE) ? ALLOCATION_RATE : OLD_ALLOCATION_RATE;
            return decimal(object(secondary, name), "score");
        }

        private static @Nullable Double dropped(Map<?, ?> secondary) {
            Double accepted = decimal(object(secondary, "accepted"), "score");
            Double dropped = decimal(object(secondary, "dropped"), "score");
            return accepted == null || dropped == null ? null : dropped / Math.max(1, accepted + dropped);
        }
    }
}
