package io.adaflight.scenario;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** What a scenario measured of itself, as a file. Times are sums over the drain threads. */
final class Measured {
    private final Properties values;

    private Measured(Properties values) {
        this.values = values;
    }

    static Measured of(Plan plan, List<DrainClock> clocks, Load load, Phase phase, double capacity, long lost) {
        Measured measured = new Measured(new Properties());
        for (boolean disturbed : new boolean[] {false, true}) {
            for (Part part : Part.values()) {
                measured.set(
                        name(disturbed, part),
                        clocks.stream()
                                .mapToLong(clock -> clock.nanos(disturbed, part))
                                .sum());
            }
            measured.set(
                    "events." + disturbed,
                    clocks.stream().mapToLong(clock -> clock.events(disturbed)).sum());
        }
        measured.set("stalls", clocks.stream().mapToLong(DrainClock::stalls).sum());
        measured.set(
                "stallNanos", clocks.stream().mapToLong(DrainClock::stallNanos).sum());
        measured.set("drains", plan.drains());
        measured.set("offered.disturbed", load.disturbedOffered());
        measured.set("large", load.large());
        measured.set("spans", phase.spans().size());
        for (int index = 0; index < phase.spans().size(); index++) {
            measured.set("from." + index, phase.spans().get(index)[0]);
            measured.set("to." + index, phase.spans().get(index)[1]);
        }
        measured.set("lost", lost);
        measured.set("capacity", Math.round(capacity));
        return measured;
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
        return overlap(Long.MIN_VALUE / 2, Long.MAX_VALUE / 2);
    }

    /** For how long the drain was disturbed within a span of {@link System#nanoTime}. */
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
