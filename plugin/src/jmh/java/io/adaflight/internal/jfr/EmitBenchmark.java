package io.adaflight.internal.jfr;

import io.adaflight.internal.collector.CollectedSnapshot;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it takes to write one collection into a recording that runs, in memory, so that no disk is measured. Each
 * invocation first counts an event for each thread, which the baseline does, too. {@code RowBytes} measures the size.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
public class EmitBenchmark {
    /** How many threads there are. */
    @Param({"64", "1000"})
    private int threads;

    @SuppressWarnings("NullAway.Init")
    private Emission emission;

    /** Starts the threads and the recording. */
    @Setup
    public void start() throws InterruptedException {
        emission = new Emission(threads, false);
    }

    /** Ends the recording and the threads. */
    @TearDown
    public void close() throws InterruptedException {
        emission.end();
    }

    /** Counts, and records nothing. */
    @Benchmark
    public long baseline() {
        return emission.write();
    }

    /** Collects, and records nothing. */
    @Benchmark
    public CollectedSnapshot collect() {
        emission.write();
        return emission.collect();
    }

    /** Reads each thread's counters into an event of eight longs. */
    @Benchmark
    public long eightLongs() {
        emission.recordEightLongs();
        return emission.write();
    }

    /** Collects, and records a row for each thread. */
    @Benchmark
    public long recordThreads() {
        emission.recordThreads();
        return emission.write();
    }
}
