package io.adaflight.internal.counters;

import io.adaflight.AdaFlight;
import io.adaflight.ThreadMetrics;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * What it costs two threads to count at the same time: each for itself, far apart and close together, and both in one
 * place. Without work in between, a processor merges the writes and hides that a cache line is shared.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(5)
@Threads(CountTwoThreadsBenchmark.THREADS)
public class CountTwoThreadsBenchmark {
    static final int THREADS = 2;

    /** What both threads use. */
    @State(Scope.Benchmark)
    public static class Shared {
        private final AtomicLong atomicEvents = new AtomicLong();
        private final AtomicLong atomicBytes = new AtomicLong();
        private final LongAdder adderEvents = new LongAdder();
        private final LongAdder adderBytes = new LongAdder();

        @SuppressWarnings("NullAway.Init")
        private CounterSlots adjacent;

        @SuppressWarnings("NullAway.Init")
        private CounterSlots apart;

        /** One pair of slots for each thread. */
        @Setup
        public void allocate(BenchmarkParams params) {
            adjacent = CounterSlots.adjacent(params.getThreads());
            apart = CounterSlots.apart(params.getThreads());
        }
    }

    private final ThreadMetrics metrics = AdaFlight.metrics("two threads").thread();
    private long size = 64;
    private int thread;

    /** How much work there is between two events. */
    @Param({"0", "20"})
    private int work;

    /** Which thread this is. */
    @Setup
    public void number(ThreadParams params) {
        thread = params.getThreadIndex();
    }

    /** The work alone. */
    @Benchmark
    public long baseline() {
        Blackhole.consumeCPU(work);
        return size;
    }

    /** The counters of each thread. */
    @Benchmark
    public long threadMetrics() {
        Blackhole.consumeCPU(work);
        metrics.written(size);
        return size;
    }

    /** The control: slots of an array that are far apart. */
    @Benchmark
    public long slotsApart(Shared shared) {
        Blackhole.consumeCPU(work);
        shared.apart.written(thread, size);
        return size;
    }

    /** The control without padding: slots of an array beside each other. */
    @Benchmark
    public long slotsAdjacent(Shared shared) {
        Blackhole.consumeCPU(work);
        shared.adjacent.written(thread, size);
        return size;
    }

    /** A pair of {@code AtomicLong} for both. */
    @Benchmark
    public long atomicLong(Shared shared) {
        Blackhole.consumeCPU(work);
        shared.atomicEvents.incrementAndGet();
        shared.atomicBytes.addAndGet(size);
        return size;
    }

    /** A pair of {@code LongAdder} for both. */
    @Benchmark
    public long longAdder(Shared shared) {
        Blackhole.consumeCPU(work);
        shared.adderEvents.increment();
        shared.adderBytes.add(size);
        return size;
    }
}
