package io.adaflight.internal.jfr;

import io.adaflight.internal.collector.CollectedPipeline;
import io.adaflight.internal.collector.Collector;
import io.adaflight.internal.registry.ThreadRegistry;
import io.adaflight.internal.time.NanoClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Pipelines with names of their own, connected to the recorder of this JVM. */
final class CountingPipeline {
    static final FlightRecording RECORDING = FlightRecording.connect(() -> {});

    private static final AtomicLong NUMBER = new AtomicLong();

    private CountingPipeline() {}

    static CollectedPipeline create() {
        String name = "counting-" + NUMBER.incrementAndGet();
        ThreadRegistry registry = new ThreadRegistry(name, NanoClock.SYSTEM, RECORDING.events());
        Collector collector =
                new Collector(registry, NanoClock.SYSTEM, Duration.ofMillis(1), Collector.LEAST_RATE_WINDOW);
        CollectedPipeline pipeline = new CollectedPipeline(name, System.currentTimeMillis(), registry, collector);
        RECORDING.add(pipeline);
        return pipeline;
    }

    /** Runs a step on a thread of its own, to its end, and gives that thread. */
    static Thread run(String name, Runnable step) {
        Thread thread = new Thread(step, name);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return thread;
    }
}
