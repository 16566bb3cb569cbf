package io.adaflight.internal.counters;

import io.adaflight.AdaFlight;
import io.adaflight.ThreadMetrics;
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

/** What it costs to time a ring swap from its begin to its end, while nobody records. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(5)
public class SwapBenchmark {
    private final ThreadMetrics metrics = AdaFlight.metrics("swap").thread();

    /** Nothing but the loop. */
    @Benchmark
    public ThreadMetrics baseline() {
        return metrics;
    }

    /** Two readings of the clock. */
    @Benchmark
    public long twoNanoTimes() {
        long begin = System.nanoTime();
        return System.nanoTime() - begin;
    }

    /** A swap that is timed and counted. */
    @Benchmark
    public ThreadMetrics swap() {
        metrics.beginSwap().end();
        return metrics;
    }

    /** A wait for room that is timed and counted. */
    @Benchmark
    public ThreadMetrics blocked() {
        metrics.beginBlocked().end();
        return metrics;
    }
}
