package io.adaflight.internal.counters;

import io.adaflight.internal.collector.CollectedSnapshot;
import io.adaflight.internal.collector.Collector;
import io.adaflight.internal.registry.ThreadRegistry;
import io.adaflight.internal.time.NanoClock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Group;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * What it costs a thread to count while another collects as fast as it can. Each group is one writer and one reader;
 * {@code -tg 2,1} makes it two writers, for a machine with more than two processors.
 */
@State(Scope.Group)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(5)
public class CountWhileReadBenchmark {
    private static final int MOST_WRITERS = 8;

    private final ThreadRegistry registry = new ThreadRegistry("read", NanoClock.SYSTEM, DurationEvents.NONE);
    private final Collector collector =
            new Collector(registry, NanoClock.SYSTEM, Duration.ZERO, Collector.LEAST_RATE_WINDOW);
    private final AtomicLong atomicEvents = new AtomicLong();
    private final AtomicLong atomicBytes = new AtomicLong();
    private final LongAdder adderEvents = new LongAdder();
    private final LongAdder adderBytes = new LongAdder();
    private final CounterSlots apart = CounterSlots.apart(MOST_WRITERS);
    private final CounterSlots adjacent = CounterSlots.adjacent(MOST_WRITERS);

    /** How much work there is between two events. */
    @Param({"0", "20"})
    private int work;

    /** What a writer has for itself. */
    @State(Scope.Thread)
    public static class Writer {
        private long size = 64;
        private int thread;

        @SuppressWarnings("NullAway.Init")
        private ThreadCounters metrics;

        /** Registers the thread. */
        @Setup
        public void register(CountWhileReadBenchmark shared, ThreadParams params) {
            metrics = shared.registry.current();
            thread = params.getSubgroupThreadIndex();
        }
    }

    /** The work alone. */
    @Benchmark
    @Group("baseline")
    public long baseline(Writer writer) {
        Blackhole.consumeCPU(work);
        return writer.size;
    }

    /** Reads what nobody writes. */
    @Benchmark
    @Group("baseline")
    public CollectedSnapshot baselineReader() {
        return collector.collectNow();
    }

    /** The counters of the thread. */
    @Benchmark
    @Group("threadMetrics")
    public long threadMetrics(Writer writer) {
        Blackhole.consumeCPU(work);
        writer.metrics.written(writer.size);
        return writer.size;
    }

    /** Collects. */
    @Benchmark
    @Group("threadMetrics")
    public CollectedSnapshot threadMetricsReader() {
        return collector.collectNow();
    }

    /** The control: slots of an array that are far apart. */
    @Benchmark
    @Group("slotsApart")
    public long slotsApart(Writer writer) {
        Blackhole.consumeCPU(work);
        apart.written(writer.thread, writer.size);
        return writer.size;
    }

    /** Reads all slots. */
    @Benchmark
    @Group("slotsApart")
    public long slotsApartReader() {
        return apart.sumOpaque();
    }

    /** The control without padding: slots of an array beside each other. */
    @Benchmark
    @Group("slotsAdjacent")
    public long slotsAdjacent(Writer writer) {
        Blackhole.consumeCPU(work);
        adjacent.written(writer.thread, writer.size);
        return writer.size;
    }

    /** Reads all slots. */
    @Benchmark
    @Group("slotsAdjacent")
    public long slotsAdjacentReader() {
        return adjacent.sumOpaque();
    }

    /** A pair of {@code AtomicLong}. */
    @Benchmark
    @Group("atomicLong")
    public long atomicLong(Writer writer) {
        Blackhole.consumeCPU(work);
        atomicEvents.incrementAndGet();
        atomicBytes.addAndGet(writer.size);
        return writer.size;
    }

    /** Reads the pair. */
    @Benchmark
    @Group("atomicLong")
    public long atomicLongReader() {
        return atomicEvents.get() + atomicBytes.get();
    }

    /** A pair of {@code LongAdder}. */
    @Benchmark
    @Group("longAdder")
    public long longAdder(Writer writer) {
        Blackhole.consumeCPU(work);
        adderEvents.increment();
        adderBytes.add(writer.size);
        return writer.size;
    }

    /** Reads the pair. */
    @Benchmark
    @Group("longAdder")
    public long longAdderReader() {
        return adderEvents.sum() + adderBytes.sum();
    }
}
