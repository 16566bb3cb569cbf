package io.adaflight.internal.jfr;

import io.adaflight.AdaFlight;
import io.adaflight.ThreadMetrics;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What counting and recording take from an application of eight threads that has other work to do for each event: as
 * much as lets two processors handle about a million events a second. The application without AdaFlight is measured
 * twice, under two names: what lies between these two is noise.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 2)
@Fork(5)
@Threads(8)
public class RecordedApplicationBenchmark {
    private static final int WORK = 800;
    private static final int EVENT_BYTES = 64;

    /** Whether the settings that AdaFlight ships are recorded. */
    @Param({"off", "on"})
    private String recording = "off";

    private @Nullable Recording running;

    /** The counters of each of the threads. */
    @State(Scope.Thread)
    public static class Counting {
        private final ThreadMetrics metrics =
                AdaFlight.metrics("recorded application").thread();
    }

    /** Starts the recording, in memory. */
    @Setup
    public void start() throws IOException, ParseException {
        if (recording.equals("on")) {
            InputStream settings = Objects.requireNonNull(
                    getClass().getResourceAsStream("/io/adaflight/events/adaflight.jfc"), "adaflight.jfc");
            Recording started;
            try (InputStreamReader reader = new InputStreamReader(settings, StandardCharsets.UTF_8)) {
                started = new Recording(Configuration.create(reader));
            }
            started.setToDisk(false);
            started.start();
            running = started;
        }
    }

    /** Ends the recording. */
    @TearDown
    public void end() {
        Recording started = running;
        if (started != null) {
            started.close();
        }
    }

    /** The application without AdaFlight. */
    @Benchmark
    public void baseline() {
        Blackhole.consumeCPU(WORK);
    }

    /** The same again: the control. */
    @Benchmark
    public void baselineAgain() {
        Blackhole.consumeCPU(WORK);
    }

    /** The application that counts each event. */
    @Benchmark
    public void counted(Counting counting) {
        Blackhole.consumeCPU(WORK);
        counting.metrics.written(EVENT_BYTES);
    }
}
