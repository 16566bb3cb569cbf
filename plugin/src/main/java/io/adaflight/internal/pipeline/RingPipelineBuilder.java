package io.adaflight.internal.pipeline;

import io.adaflight.CloseReport;
import io.adaflight.DropPolicy;
import io.adaflight.EventPipelineBuilder;
import io.adaflight.EventSink;
import io.adaflight.internal.counters.DurationEvents;
import io.adaflight.internal.registry.ThreadRegistry;
import io.adaflight.internal.time.NanoClock;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sets up an event pipeline. For one thread. */
public final class RingPipelineBuilder extends EventPipelineBuilder {
    private static final int LEAST_RINGS = 2;
    private static final int MOST_RINGS = 64;
    private static final int LEAST_RING_BYTES = 64;
    private static final int MOST_RING_BYTES = 1 << 24;

    private final ThreadRegistry registry;
    private final NanoClock clock;
    private final DurationEvents events;
    private final PipelineOwner owner;
    private int rings = 4;
    private int ringBytes = 1 << 16;
    private DropPolicy policy = DropPolicy.oldest();
    private double pressureThreshold = 0.25;
    private double normalThreshold = 0.5;
    private Duration recoveryTime = Duration.ofSeconds(1);
    private Duration flushInterval = Duration.ofMillis(100);
    private @Nullable EventSink sink;

    RingPipelineBuilder(ThreadRegistry registry, NanoClock clock, DurationEvents events, PipelineOwner owner) {
        this.registry = registry;
        this.clock = clock;
        this.events = events;
        this.owner = owner;
    }

    @Override
    public RingPipelineBuilder rings(int count) {
        if (count < LEAST_RINGS || count > MOST_RINGS) {
            throw new IllegalArgumentException("rings is " + count + ", expected " + LEAST_RINGS + " to " + MOST_RINGS);
        }
        rings = count;
        return this;
    }

    @Override
    public RingPipelineBuilder ringBytes(int bytes) {
        if (bytes < LEAST_RING_BYTES || bytes > MOST_RING_BYTES) {
            throw new IllegalArgumentException(
                    "ring size is " + bytes + " bytes, expected " + LEAST_RING_BYTES + " to " + MOST_RING_BYTES);
        }
        ringBytes = bytes;
        return this;
    }

    @Override
    public RingPipelineBuilder dropPolicy(DropPolicy newPolicy) {
        policy = Objects.requireNonNull(newPolicy, "drop policy is null, expected one");
        return this;
    }

    @Override
    public RingPipelineBuilder pressureThreshold(double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException(
                    "pressure threshold is " + share + ", expected more than 0, less than 1");
        }
        pressureThreshold = share;
        return this;
    }

    @Override
    public RingPipelineBuilder normalThreshold(double share) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("normal threshold is " + share + ", expected at least 0, less than 1");
        }
        normalThreshold = share;
        return this;
    }

    @Override
    public RingPipelineBuilder recoveryTime(Duration time) {
        if (time.isNegative() || time.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("recovery time is " + time + ", expected 0 to 1 day");
        }
        recoveryTime = time;
        return this;
    }

    @Override
    public RingPipelineBuilder flushInterval(Duration interval) {
        if (interval.compareTo(Duration.ofMillis(1)) < 0 || interval.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("flush interval is " + interval + ", expected 1 ms to 1 minute");
        }
        flushInterval = interval;
        return this;
    }

    @Override
    public RingPipelineBuilder sink(EventSink newSink) {
        sink = Objects.requireNonNull(newSink, "sink is null, expected one");
        return this;
    }

    @Override
    public RingPipeline open() {
        EventSink chosen = sink;
        if (chosen == null) {
            throw new IllegalStateException("pipeline '" + registry.pipeline() + "' has no sink, expected one");
        }
        if (pressureThreshold > normalThreshold) {
            throw new IllegalArgumentException("pressure threshold is " + pressureThreshold
                    + ", expected at most the normal threshold, " + normalThreshold);
        }
        PipelineOptions options = new PipelineOptions(
                registry.pipeline(),
                clock,
                events,
                rings,
                ringBytes,
                policy,
                pressureThreshold,
                normalThreshold,
                recoveryTime,
                flushInterval);
        PipelineLife life = new PipelineLife();
        owner.opening(life);
        try {
            Rehearsal.run();
            openSink(chosen);
            RingPipeline pipeline = new RingPipeline(options, registry, life, chosen);
            owner.opened(pipeline);
            pipeline.start();
            return pipeline;
        } catch (RuntimeException | Error e) {
            life.closed(new CloseReport(0, 0, true, Duration.ZERO));
            throw e;
        }
    }

    private void openSink(EventSink chosen) {
        try {
            chosen.open();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(
                    "the sink of pipeline '" + registry.pipeline() + "' cannot be opened: " + e.getMessage(), e);
        }
    }
}
