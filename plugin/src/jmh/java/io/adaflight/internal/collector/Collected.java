package io.adaflight.internal.collector;

import io.adaflight.internal.counters.DurationEvents;
import io.adaflight.internal.counters.ThreadCounters;
import io.adaflight.internal.registry.ThreadRegistry;
import io.adaflight.internal.time.NanoClock;
import java.time.Duration;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Threads whose counters are collected. */
@State(Scope.Benchmark)
public class Collected {
    private final ThreadRegistry registry = new ThreadRegistry("collected", NanoClock.SYSTEM, DurationEvents.NONE);

    /** Collects their counters. */
    final Collector collector = new Collector(registry, NanoClock.SYSTEM, Duration.ZERO, Collector.LEAST_RATE_WINDOW);

    /** How many threads there are. */
    @Param({"64", "1000", "10000"})
    private int threads;

    @SuppressWarnings("NullAway.Init")
    private ParkedThreads parked;

    /** Their counters. */
    @SuppressWarnings("NullAway.Init")
    ThreadCounters[] metrics;

    /** Starts the threads. */
    @Setup
    public void start() throws InterruptedException {
        parked = ParkedThreads.start(registry, threads);
        metrics = parked.metrics();
    }

    /** Ends the threads. */
    @TearDown
    public void close() throws InterruptedException {
        parked.end();
    }
}
