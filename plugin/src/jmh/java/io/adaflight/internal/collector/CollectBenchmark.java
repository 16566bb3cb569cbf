package io.adaflight.internal.collector;

import io.adaflight.internal.counters.BareRead;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** What a collection takes while nobody writes. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
public class CollectBenchmark {
    /** Nothing but the loop. */
    @Benchmark
    public Collected baseline(Collected collected) {
        return collected;
    }

    /** Reads the same counters and adds them up. */
    @Benchmark
    public long bareRead(Collected collected) {
        return BareRead.readOpaque(collected.metrics);
    }

    /** A collection. */
    @Benchmark
    public CollectedSnapshot collect(Collected collected) {
        return collected.collector.collectNow();
    }
}
