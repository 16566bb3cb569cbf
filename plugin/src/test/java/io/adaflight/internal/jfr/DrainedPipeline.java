package io.adaflight.internal.jfr;

import io.adaflight.internal.collector.CollectedPipeline;
import io.adaflight.internal.collector.Collector;
import io.adaflight.internal.registry.ThreadRegistry;
import io.adaflight.internal.time.ManualClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A pipeline that only a test records, on a clock that only a test moves. */
final class DrainedPipeline {
    private static final AtomicLong NUMBER = new AtomicLong();

    final ManualClock clock = new ManualClock();
    final CollectedPipeline pipeline;
    final PressureWatch pressure;

    DrainedPipeline() {
        String name = "drained-" + NUMBER.incrementAndGet();
        ThreadRegistry registry = new ThreadRegistry(name, clock, CountingPipeline.RECORDING.events());
        Collector collector = new Collector(registry, clock, Duration.ZERO, Collector.LEAST_RATE_WINDOW);
        pipeline = new CollectedPipeline(name, 0, registry, collector);
        pressure = new PressureWatch(pipeline);
    }

    String name() {
        return pipeline.name();
    }

    /** Loses an event at this moment. */
    void lose() {
        pipeline.registry().current().rejected(1);
    }

    void advanceMillis(long millis) {
        clock.advance(Duration.ofMillis(millis));
    }
}
