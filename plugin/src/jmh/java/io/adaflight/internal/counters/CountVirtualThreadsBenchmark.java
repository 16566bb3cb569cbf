package io.adaflight.internal.counters;

import io.adaflight.AdaFlight;
import io.adaflight.PipelineMetrics;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What it costs virtual threads to count. Each invocation starts virtual threads that share a number of events, and
 * waits for them; the baseline does that without counting. An event's time is that of the whole divided by the events,
 * so on two processors half of what a thread spends. Needs a JDK that has virtual threads: {@code BenchmarkMain} leaves
 * this class out where there are none.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(5)
public class CountVirtualThreadsBenchmark {
    private static final int EVENTS = 1 << 17;

    private final PipelineMetrics pipeline = AdaFlight.metrics("virtual threads");
    private final AtomicLong atomicEvents = new AtomicLong();
    private final AtomicLong atomicBytes = new AtomicLong();
    private final LongAdder adderEvents = new LongAdder();
    private final LongAdder adderBytes = new LongAdder();
    private long size = 64;

    /** How many virtual threads there are. */
    @Param({"2", "64"})
    private int threads;

    @SuppressWarnings("NullAway.Init")
    private Method startVirtualThread;

    /** Finds out how virtual threads are started. */
    @Setup
    public void find() throws NoSuchMethodException {
        startVirtualThread = Thread.class.getMethod("startVirtualThread", Runnable.class);
    }

    /** Starts the threads, in which each event is only looked at. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public void baseline(Blackhole blackhole) throws ReflectiveOperationException, InterruptedException {
        run(() -> blackhole::consume);
    }

    /** The counters that virtual threads share, on a handle. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public void threadMetrics() throws ReflectiveOperationException, InterruptedException {
        run(() -> pipeline.thread()::written);
    }

    /** The counters that virtual threads share, looked up for each event. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public void threadMetricsLookedUp() throws ReflectiveOperationException, InterruptedException {
        run(() -> bytes -> pipeline.thread().written(bytes));
    }

    /** A pair of {@code AtomicLong}. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public void atomicLong() throws ReflectiveOperationException, InterruptedException {
        run(() -> bytes -> {
            atomicEvents.incrementAndGet();
            atomicBytes.addAndGet(bytes);
        });
    }

    /** A pair of {@code LongAdder}. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public void longAdder() throws ReflectiveOperationException, InterruptedException {
        run(() -> bytes -> {
            adderEvents.increment();
            adderBytes.add(bytes);
        });
    }

    private void run(Counting counting) throws ReflectiveOperationException, InterruptedException {
        Thread[] started = new Thread[threads];
        for (int thread = 0; thread < threads; thread++) {
            started[thread] = start(() -> count(counting.inThisThread()));
        }
        for (Thread thread : started) {
            thread.join();
        }
    }

    private Thread start(Runnable task) throws InvocationTargetException, IllegalAccessException {
        return (Thread) startVirtualThread.invoke(null, task);
    }

    private void count(LongConsumer written) {
        for (int event = EVENTS / threads; event > 0; event--) {
            written.accept(size);
        }
    }

    /** How a thread counts an event, given its size; asked for in the thread itself. */
    private interface Counting {
        LongConsumer inThisThread();
    }
}
