package io.adaflight.internal.collector;

import io.adaflight.internal.counters.BareRead;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Group;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a collection takes while the counters of all threads are written. One other thread writes to one after the other,
 * as fast as it can: there are not processors enough for all of them.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
public class CollectWhileWrittenBenchmark {
    /** Whose turn it is. */
    @State(Scope.Thread)
    public static class Turn {
        private int next;

        int write(Collected collected) {
            int present = next;
            collected.metrics[present].written(64);
            next = present + 1 == collected.metrics.length ? 0 : present + 1;
            return present;
        }
    }

    /** Nothing but the loop. */
    @Benchmark
    @Group("baseline")
    public Collected baseline(Collected collected) {
        return collected;
    }

    /** Writes to the threads in turn. */
    @Benchmark
    @Group("baseline")
    public int baselineWriter(Collected collected, Turn turn) {
        return turn.write(collected);
    }

    /** Reads the same counters and adds them up. */
    @Benchmark
    @Group("bareRead")
    public long bareRead(Collected collected) {
        return BareRead.readOpaque(collected.metrics);
    }

    /** Writes to the threads in turn. */
    @Benchmark
    @Group("bareRead")
    public int bareReadWriter(Collected collected, Turn turn) {
        return turn.write(collected);
    }

    /** A collection. */
    @Benchmark
    @Group("collect")
    public CollectedSnapshot collect(Collected collected) {
        return collected.collector.collectNow();
    }

    /** Writes to the threads in turn. */
    @Benchmark
    @Group("collect")
    public int collectWriter(Collected collected, Turn turn) {
        return turn.write(collected);
    }
}
