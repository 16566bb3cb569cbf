package io.adaflight.scenario;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Measures where the time of one drain thread goes, in calm times and in disturbed ones; its thread, and others once it has ended. */
final class DrainClock {
    private static final Path SCHEDULER = Path.of("/proc/thread-self/schedstat");
    private static final long READ_EVERY_NANOS = 20_000_000;

    private final Phase phase;
    private final long[][] nanos = new long[2][Part.values().length];
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
        nanos[phase.index()][part.ordinal()] += to - from;
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
        long[] now = nanos[phase.index()];
        now[Part.COMPUTE.ordinal()] += scheduler[0] - lastComputing;
        now[Part.RUNNABLE.ordinal()] += scheduler[1] - lastRunnable;
        lastComputing = scheduler[0];
        lastRunnable = scheduler[1];
        readNanos = System.nanoTime();
    }

    private static long[] scheduler() throws IOException {
        String[] words = new String(Files.readAllBytes(SCHEDULER), StandardCharsets.US_ASCII).split(" ");
        return new long[] {Long.parseLong(words[0]), Long.parseLong(words[1].trim())};
    }

    /** Nanoseconds of a part. */
    long nanos(boolean disturbed, Part part) {
        return nanos[disturbed ? 1 : 0][part.ordinal()];
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
