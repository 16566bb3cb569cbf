package io.adaflight.internal.counters;

import io.adaflight.AdaFlight;
import io.adaflight.PipelineMetrics;
import io.adaflight.ThreadMetrics;
import java.util.concurrent.TimeUnit;
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

/**
 * What counting adds to work: a record of 64 bytes is written to memory before each count, as an event path does. A plain
 * add overlaps with the work, a locked one waits for it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(5)
public class CountBesideWorkBenchmark {
    private static final int RECORD = 64;
    private static final int RING = 1 << 16;

    private final PipelineMetrics pipeline = AdaFlight.metrics("beside work");
    private final ThreadMetrics metrics = pipeline.thread();
    private final PlainCounters plain = new PlainCounters();

    @SuppressWarnings("ThreadLocalUsage") // One for each registry is what it stands beside.
    private final ThreadLocal<PlainCounters> plainOfThread = ThreadLocal.withInitial(PlainCounters::new);

    private final LongAdder adderEvents = new LongAdder();
    private final LongAdder adderBytes = new LongAdder();
    private final byte[] record = new byte[RECORD];
    private final byte[] ring = new byte[RING];
    private int position;

    private int write() {
        int at = position;
        System.arraycopy(record, 0, ring, at, RECORD);
        position = (at + RECORD) & (RING - 1);
        return RECORD;
    }

    /** The work alone. */
    @Benchmark
    public long baseline() {
        return write();
    }

    /** Two plain fields, which the collector would not see. */
    @Benchmark
    public long plainFields() {
        int size = write();
        plain.written(size);
        return size;
    }

    /** Two plain fields of an object that is looked up for each event. */
    @Benchmark
    public long threadLocalPlainFields() {
        int size = write();
        plainOfThread.get().written(size);
        return size;
    }

    /** The counters of the thread, on a handle that it kept. */
    @Benchmark
    public long threadMetrics() {
        int size = write();
        metrics.written(size);
        return size;
    }

    /** The counters of the thread, looked up for each event. */
    @Benchmark
    public long threadMetricsLookedUp() {
        int size = write();
        pipeline.thread().written(size);
        return size;
    }

    /** A pair of {@code LongAdder}. */
    @Benchmark
    public long longAdder() {
        int size = write();
        adderEvents.increment();
        adderBytes.add(size);
        return size;
    }
}
