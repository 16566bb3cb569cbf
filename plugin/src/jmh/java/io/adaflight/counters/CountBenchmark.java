package io.adaflight.counters;

import io.adaflight.registry.ThreadRegistry;
import io.adaflight.time.NanoClock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to count one written event, events and bytes: on a handle, through the look-up, and what others take. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(5)
public class CountBenchmark {
    private final ThreadRegistry registry = new ThreadRegistry("benchmark", NanoClock.SYSTEM, DurationEvents.NONE);
    private final ThreadMetrics metrics = registry.current();
    private final SharedThreadMetrics shared = registry.shared(0);
    private final AtomicLong atomicEvents = new AtomicLong();
    private final AtomicLong atomicBytes = new AtomicLong();
    private final LongAdder adderEvents = new LongAdder();
    private final LongAdder adderBytes = new LongAdder();

    @SuppressWarnings("unused")
    private long plainEvents;

    @SuppressWarnings("unused")
    private long plainBytes;

    private long size = 64;

    /** Nothing but the loop. */
    @Benchmark
    public long baseline() {
        return size;
    }

    /** Two plain fields, which the collector would not see. */
    @Benchmark
    public long plainFields() {
        plainEvents++;
        plainBytes += size;
        return size;
    }

    /** The counters of the thread, on a handle that it kept. */
    @Benchmark
    public long threadMetrics() {
        metrics.written(size);
        return size;
    }

    /** The counters of the thread, looked up for each event. */
    @Benchmark
    public long threadMetricsLookedUp() {
        registry.current().written(size);
        return size;
    }

    /** The counters that virtual threads share. */
    @Benchmark
    public long sharedThreadMetrics() {
        shared.written(size);
        return size;
    }

    /** A pair of {@code AtomicLong}. */
    @Benchmark
    public long atomicLong() {
        atomicEvents.incrementAndGet();
        atomicBytes.addAndGet(size);
        return size;
    }

    /** A pair of {@code LongAdder}. */
    @Benchmark
    public long longAdder() {
        adderEvents.increment();
        adderBytes.add(size);
        return size;
    }
}
