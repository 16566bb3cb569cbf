package io.adaflight.internal.counters;

import io.adaflight.AdaFlight;
import io.adaflight.DrainMetrics;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs a drain thread to say that it waits for events and is back. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(5)
public class DrainTakeBenchmark {
    private final DrainMetrics metrics = AdaFlight.metrics("take").drainThread();

    /** Nothing but the loop. */
    @Benchmark
    public DrainMetrics baseline() {
        return metrics;
    }

    /** Two readings of the clock. */
    @Benchmark
    public long twoNanoTimes() {
        long begin = System.nanoTime();
        return System.nanoTime() - begin;
    }

    /** A wait for events, as on an empty queue. */
    @Benchmark
    public DrainMetrics take() {
        metrics.beginTake();
        metrics.endTake();
        return metrics;
    }

    /** An event that was there, as each event counts. */
    @Benchmark
    public DrainMetrics drained() {
        metrics.drained(64);
        return metrics;
    }
}
