package io.adaflight.scenario;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Measures where the time of one drain thread goes, in calm times and in disturbed ones; its thread, and others once it has ended. */
final class DrainClock {
    private static final Path SCHEDULER = Path.of("/proc/thread-self/schedstat");
    private static final long READ_EVERY_NANOS = 20_000_000;

    private final Phase phase;
    private final List<Map<Part, Long>> nanos = List.of(new EnumMap<>(Part.class), new EnumMap<>(Part.class));
    private final long[] events = new long[2];
    private long stalls;
    private long stallNanos;
    private long readNanos = System.nanoTime();
    private long lastComputing;
    private long lastRunnable;

    DrainClock(Phase phase) throws IOException {
        this.phase = phase;
        long[] scheduler = scheduler();
        lastComputing = scheduler[0];
        lastRunnable = scheduler[1];
    }

    /** Adds a wait. */
    void stalled(Part part, long from, long to) {
        add(part, to - from);
        stalls++;
        stallNanos += to - from;
    }

    /** Adds an event, and now and then what the scheduler knows of the thread. */
    void event() throws IOException {
        events[phase.index()]++;
        if (System.nanoTime() - readNanos > READ_EVERY_NANOS) {
            read();
        }
    }

    /** Reads what the scheduler knows of the thread. */
    void read() throws IOException {
        long[] scheduler = scheduler();
        add(Part.COMPUTE, scheduler[0] - lastComputing);
        add(Part.RUNNABLE, scheduler[1] - lastRunnable);
        lastComputing = scheduler[0];
        lastRunnable = scheduler[1];
        readNanos = System.nanoTime();
    }

    private void add(Part part, long more) {
        nanos.get(phase.index()).merge(part, more, Long::sum);
    }

    private static long[] scheduler() throws IOException {
        String[] words = new String(Files.readAllBytes(SCHEDULER), StandardCharsets.US_ASCII).split(" ", -1);
        return new long[] {Long.parseLong(words[0]), Long.parseLong(words[1].trim())};
    }

    /** Nanoseconds of a part. */
    long nanos(boolean disturbed, Part part) {
        return nanos.get(disturbed ? 1 : 0).getOrDefault(part, 0L);
    }

    /** Events taken. */
    long events(boolean disturbed) {
        return events[disturbed ? 1 : 0];
    }

    long stalls() {
        return stalls;
    }

    long stallNanos() {
        return stallNanos;
    }
}
