package io.adaflight.scenario;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** Measures where the time of one drain thread goes, in calm times and in disturbed ones; its thread, and others once it has ended. */
final class DrainClock {
    private static final Path SCHEDULER = Path.of("/proc/thread-self/schedstat");
    private static final long READ_EVERY_NANOS = 20_000_000;

    private final Phase phase;
    private final Map<Part, Long> calm = new EnumMap<>(Part.class);
    private final SliceTimes disturbed = new SliceTimes();
    private long calmEvents;
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

    /** Adds a wait; computing is no wait, and the scheduler knows how long it was. */
    void stalled(Part part, long from, long to) {
        if (part != Part.COMPUTE) {
            add(part, to - from, from, to);
        }
        stalls++;
        stallNanos += to - from;
    }

    /** Adds an event, and now and then what the scheduler knows of the thread. */
    void event() throws IOException {
        long now = System.nanoTime();
        if (phase.isDisturbed()) {
            disturbed.event(now);
        } else {
            calmEvents++;
        }
        if (now - readNanos > READ_EVERY_NANOS) {
            read();
        }
    }

    /** Reads what the scheduler knows of the thread. */
    void read() throws IOException {
        long[] scheduler = scheduler();
        long now = System.nanoTime();
        add(Part.COMPUTE, scheduler[0] - lastComputing, readNanos, now);
        add(Part.RUNNABLE, scheduler[1] - lastRunnable, readNanos, now);
        lastComputing = scheduler[0];
        lastRunnable = scheduler[1];
        readNanos = now;
    }

    private void add(Part part, long nanos, long from, long to) {
        if (phase.isDisturbed()) {
            disturbed.add(part, nanos, from, to);
        } else {
            calm.merge(part, nanos, Long::sum);
        }
    }

    private static long[] scheduler() throws IOException {
        String[] words = new String(Files.readAllBytes(SCHEDULER), StandardCharsets.US_ASCII).split(" ", -1);
        return new long[] {Long.parseLong(words[0]), Long.parseLong(words[1].trim())};
    }

    /** Nanoseconds of a part in calm times. */
    long calmNanos(Part part) {
        return calm.getOrDefault(part, 0L);
    }

    /** Events taken in calm times. */
    long calmEvents() {
        return calmEvents;
    }

    /** What was measured while the drain was disturbed. */
    SliceTimes disturbed() {
        return disturbed;
    }

    long stalls() {
        return stalls;
    }

    long stallNanos() {
        return stallNanos;
    }
}
