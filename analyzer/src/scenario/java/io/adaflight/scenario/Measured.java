package io.adaflight.scenario;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** What a scenario measured of itself, as a file. Times are sums over the drain threads. */
final class Measured {
    private final Properties values;

    private Measured(Properties values) {
        this.values = values;
    }

    /**
     * What was measured.
     *
     * @param losses when events were lost; only those of the disturbed times count, or all of these where there are none
     * @param capacity events that can wait
     * @param lost events lost while the drain was disturbed
     */
    static Measured of(
            Plan plan,
            List<DrainClock> clocks,
            Load load,
            Phase phase,
            List<long[]> losses,
            double capacity,
            long lost) {
        Measured measured = new Measured(new Properties());
        List<long[]> common = common(phase.spans(), losses);
        List<long[]> spans = common.isEmpty() ? phase.spans() : common;
        for (Part part : Part.values()) {
            measured.set(
                    name(false, part),
                    clocks.stream().mapToLong(clock -> clock.calmNanos(part)).sum());
            measured.set(
                    name(true, part),
                    clocks.stream()
                            .mapToLong(clock -> clock.disturbed().nanos(spans, part))
                            .sum());
        }
        measured.set(
                "events.false",
                clocks.stream().mapToLong(DrainClock::calmEvents).sum());
        measured.set(
                "events.true",
                clocks.stream()
                        .mapToLong(clock -> clock.disturbed().events(spans))
                        .sum());
        measured.set("stalls", clocks.stream().mapToLong(DrainClock::stalls).sum());
        measured.set(
                "stallNanos", clocks.stream().mapToLong(DrainClock::stallNanos).sum());
        measured.set("drains", plan.drains());
        measured.set("offered.disturbed", load.disturbedOffered());
        measured.set(
                "nanos.disturbed",
                phase.spans().stream().mapToLong(span -> span[1] - span[0]).sum());
        measured.set("large", load.large());
        measured.set("spans", spans.size());
        for (int index = 0; index < spans.size(); index++) {
            measured.set("from." + index, spans.get(index)[0]);
            measured.set("to." + index, spans.get(index)[1]);
        }
        measured.set("lost", lost);
        measured.set("capacity", Math.round(capacity));
        return measured;
    }

    private static List<long[]> common(List<long[]> some, List<long[]> others) {
        List<long[]> common = new ArrayList<>();
        for (long[] one : some) {
            for (long[] other : others) {
                long from = Math.max(one[0], other[0]);
                long to = Math.min(one[1], other[1]);
                if (from < to) {
                    common.add(new long[] {from, to});
                }
            }
        }
        return common;
    }

    static Measured read(Path file) throws IOException {
        Properties values = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            values.load(reader);
        }
        return new Measured(values);
    }

    void write(Path file) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file)) {
            values.store(writer, null);
        }
    }

    long nanos(boolean disturbed, Part part) {
        return get(name(disturbed, part));
    }

    long events(boolean disturbed) {
        return get("events." + disturbed);
    }

    /** How long a stall lasted on average; 0 where there was none. */
    double nanosOfStall() {
        return get("stalls") == 0 ? 0 : (double) get("stallNanos") / get("stalls");
    }

    /** For how long the drain was disturbed. */
    long disturbedNanos() {
        return get("nanos.disturbed");
    }

    /** For how long events were lost while the drain was disturbed, within a span of {@link System#nanoTime}. */
    long overlap(long from, long to) {
        long sum = 0;
        for (int index = 0; index < get("spans"); index++) {
            sum += Math.max(0, Math.min(to, get("to." + index)) - Math.max(from, get("from." + index)));
        }
        return sum;
    }

    long get(String name) {
        return Long.parseLong(values.getProperty(name));
    }

    private void set(String name, long value) {
        values.setProperty(name, Long.toString(value));
    }

    private static String name(boolean disturbed, Part part) {
        return "nanos." + disturbed + "." + part;
    }
}
