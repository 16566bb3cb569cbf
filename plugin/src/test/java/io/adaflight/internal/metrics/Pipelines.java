package io.adaflight.internal.metrics;

import io.adaflight.internal.collector.CollectedPipeline;
import io.adaflight.internal.collector.Collector;
import io.adaflight.internal.counters.DurationEvents;
import io.adaflight.internal.registry.ThreadRegistry;
import io.adaflight.internal.time.NanoClock;
import java.time.Duration;

/** Pipelines for tests, which are collected each time somebody asks. */
public final class Pipelines {
    private Pipelines() {}

    /** A pipeline that nobody else knows. */
    public static CollectedPipeline pipeline(String name) {
        NanoClock clock = NanoClock.SYSTEM;
        ThreadRegistry registry = new ThreadRegistry(name, clock, DurationEvents.NONE);
        Collector collector = new Collector(registry, clock, Duration.ZERO, Collector.LEAST_RATE_WINDOW);
        return new CollectedPipeline(name, clock.epochMillis(), registry, collector);
    }

    /** Runs steps on a thread of its own, to its end. */
    public static void onThread(String name, Runnable steps) throws InterruptedException {
        Thread thread = new Thread(steps, name);
        thread.start();
        thread.join();
    }
}
