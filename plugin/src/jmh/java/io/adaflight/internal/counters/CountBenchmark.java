package io.adaflight.internal.counters;

import io.adaflight.AdaFlight;
import io.adaflight.PipelineMetrics;
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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to count one written event, events and bytes: on a handle, through the look-up, and what others take. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 5, jvmArgsAppend = "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED")
public class CountBenchmark {
    private final PipelineMetrics pipeline = AdaFlight.metrics("count");
    private final ThreadMetrics metrics = pipeline.thread();
    private final PlainCounters plain = new PlainCounters();

    @SuppressWarnings("ThreadLocalUsage") // One for each registry is what it stands beside.
    private final ThreadLocal<PlainCounters> plainOfThread = ThreadLocal.withInitial(PlainCounters::new);

    private final AtomicLong atomicEvents = new AtomicLong();
    private final AtomicLong atomicBytes = new AtomicLong();
    private final LongAdder adderEvents = new LongAdder();
    private final LongAdder adderBytes = new LongAdder();
    private long size = 64;

    /** Nothing but the loop. */
    @Benchmark
    public long baseline() {
        return size;
    }

    /** Two plain fields, which the collector would not see. */
    @Benchmark
    public long plainFields() {
        plain.written(size);
        return size;
    }

    /** Two plain fields of an object that is looked up for each event. */
    @Benchmark
    public long threadLocalPlainFields() {
        plainOfThread.get().written(size);
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
        pipeline.thread().written(size);
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

    /** Micrometer. */
    @Benchmark
    public long micrometerSimple(CountPeers.MicrometerSimple peer) {
        peer.written(size);
        return size;
    }

    /** Micrometer for Prometheus. */
    @Benchmark
    public long micrometerPrometheus(CountPeers.MicrometerPrometheus peer) {
        peer.written(size);
        return size;
    }

    /** The Prometheus client. */
    @Benchmark
    public long prometheus(CountPeers.Prometheus peer) {
        peer.written(size);
        return size;
    }

    /** The OpenTelemetry SDK. */
    @Benchmark
    public long openTelemetry(CountPeers.OpenTelemetry peer) {
        peer.written(size);
        return size;
    }

    /** Dropwizard's counters. */
    @Benchmark
    public long dropwizardCounter(CountPeers.DropwizardCounter peer) {
        peer.written(size);
        return size;
    }

    /** Dropwizard's meters. */
    @Benchmark
    public long dropwizardMeter(CountPeers.DropwizardMeter peer) {
        peer.written(size);
        return size;
    }

    /** Agrona's counters, for one writer. */
    @Benchmark
    public long agronaCounter(CountPeers.AgronaCounter peer) {
        peer.written(size);
        return size;
    }

    /** An event of JFR for each event. */
    @Benchmark
    public long flightRecorderEvent(CountPeers.FlightRecorderEvents peer) {
        peer.written(size);
        return size;
    }
}
