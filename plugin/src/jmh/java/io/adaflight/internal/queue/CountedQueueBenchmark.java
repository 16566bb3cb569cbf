package io.adaflight.internal.queue;

import io.adaflight.AdaFlight;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A call of a counted queue, beside one of the bare queue: an element goes in and comes out, in one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
@OperationsPerInvocation(2)
@SuppressWarnings("NullAway.Init") // JMH sets the queues up.
public class CountedQueueBenchmark {
    private static final int CAPACITY = 1_024;
    private static final String ELEMENT = "element";

    /** Which queue of the JDK. */
    @Param({"array", "linked"})
    public String queue = "array";

    private final Counter written = new SimpleMeterRegistry().counter("written");
    private final Counter drained = new SimpleMeterRegistry().counter("drained");
    private BlockingQueue<String> bare;
    private BlockingQueue<String> counted;

    private BlockingQueue<String> create() {
        return queue.equals("array") ? new ArrayBlockingQueue<>(CAPACITY) : new LinkedBlockingQueue<>(CAPACITY);
    }

    /** Makes both queues, empty. */
    @Setup
    public void setUp() {
        bare = create();
        counted = AdaFlight.counted("queue", create());
    }

    /** Gives the name back. */
    @TearDown
    public void tearDown() {
        AdaFlight.metrics("queue").close();
    }

    /** The queue of the JDK. */
    @Benchmark
    public String bare() {
        bare.offer(ELEMENT);
        return bare.poll();
    }

    /** The same, counted. */
    @Benchmark
    public String counted() {
        counted.offer(ELEMENT);
        return counted.poll();
    }

    /** The same, counted, through the calls that may wait. */
    @Benchmark
    public String countedPutAndTake() throws InterruptedException {
        counted.put(ELEMENT);
        return counted.take();
    }

    /** The queue of the JDK through the calls that may wait. */
    @Benchmark
    public String barePutAndTake() throws InterruptedException {
        bare.put(ELEMENT);
        return bare.take();
    }

    /** The queue of the JDK and a counter of Micrometer for each call. */
    @Benchmark
    public String bareBesideMicrometer() {
        if (bare.offer(ELEMENT)) {
            written.increment();
        }
        String element = bare.poll();
        drained.increment();
        return element;
    }
}
