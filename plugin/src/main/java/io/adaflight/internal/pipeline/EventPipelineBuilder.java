package io.adaflight.internal.pipeline;

import io.adaflight.internal.counters.DurationEvents;
import io.adaflight.internal.registry.ThreadRegistry;
import io.adaflight.internal.time.NanoClock;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sets up an event pipeline. For one thread. */
public final class EventPipelineBuilder {
    private static final int LEAST_RINGS = 2;
    private static final int MOST_RINGS = 64;
    private static final int LEAST_RING_BYTES = 64;
    private static final int MOST_RING_BYTES = 1 << 24;

    private final ThreadRegistry registry;
    private final NanoClock clock;
    private final DurationEvents events;
    private final Consumer<EventPipeline> opened;
    private int rings = 4;
    private int ringBytes = 1 << 16;
    private DropPolicy policy = DropPolicy.oldest();
    private double pressureThreshold = 0.25;
    private double normalThreshold = 0.5;
    private Duration recoveryTime = Duration.ofSeconds(1);
    private Duration flushInterval = Duration.ofMillis(100);
    private @Nullable EventSink sink;

    EventPipelineBuilder(
            ThreadRegistry registry, NanoClock clock, DurationEvents events, Consumer<EventPipeline> opened) {
        this.registry = registry;
        this.clock = clock;
        this.events = events;
        this.opened = opened;
    }

    /** The most rings that a thread can have, from 2 to 64; 4 unless set. They are allocated as they are needed. */
    public EventPipelineBuilder rings(int count) {
        if (count < LEAST_RINGS || count > MOST_RINGS) {
            throw new IllegalArgumentException("rings is " + count + ", expected " + LEAST_RINGS + " to " + MOST_RINGS);
        }
        rings = count;
        return this;
    }

    /**
     * The size of a ring in bytes, from 64 to 16 MiB; 64 KiB unless set. It is the size of the largest event, too; each
     * event takes 4 bytes more than its own.
     */
    public EventPipelineBuilder ringBytes(int bytes) {
        if (bytes < LEAST_RING_BYTES || bytes > MOST_RING_BYTES) {
            throw new IllegalArgumentException(
                    "ring size is " + bytes + " bytes, expected " + LEAST_RING_BYTES + " to " + MOST_RING_BYTES);
        }
        ringBytes = bytes;
        return this;
    }

    /** What happens when no ring is free; the oldest ring is evicted unless set. */
    public EventPipelineBuilder dropPolicy(DropPolicy newPolicy) {
        policy = Objects.requireNonNull(newPolicy, "drop policy is null, expected one");
        return this;
    }

    /** Below this share of free rings a thread is under PRESSURE; more than 0, at most 1; 0.25 unless set. */
    public EventPipelineBuilder pressureThreshold(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("pressure threshold is " + share + ", expected more than 0, at most 1");
        }
        pressureThreshold = share;
        return this;
    }

    /** Above this share of free rings a thread can be NORMAL again; at least 0, less than 1; 0.5 unless set. */
    public EventPipelineBuilder normalThreshold(double share) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("normal threshold is " + share + ", expected at least 0, less than 1");
        }
        normalThreshold = share;
        return this;
    }

    /** The time without a loss before a thread is NORMAL again; from 0 to a day, 1 s unless set. */
    public EventPipelineBuilder recoveryTime(Duration time) {
        if (time.isNegative() || time.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("recovery time is " + time + ", expected 0 to 1 day");
        }
        recoveryTime = time;
        return this;
    }

    /** The longest time that an event of an idle thread waits for the drain; from 1 ms to a minute, 100 ms unless set. */
    public EventPipelineBuilder flushInterval(Duration interval) {
        if (interval.compareTo(Duration.ofMillis(1)) < 0 || interval.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("flush interval is " + interval + ", expected 1 ms to 1 minute");
        }
        flushInterval = interval;
        return this;
    }

    /** Where the events go; must be set. The pipeline closes it. */
    public EventPipelineBuilder sink(EventSink newSink) {
        sink = Objects.requireNonNull(newSink, "sink is null, expected one");
        return this;
    }

    /**
     * Opens the pipeline and starts its drain thread.
     *
     * @throws IllegalStateException when there is no sink, or a pipeline of that name is open
     * @throws IllegalArgumentException when the pressure threshold is above the normal threshold
     */
    public EventPipeline open() {
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
        EventPipeline pipeline = new EventPipeline(options, registry, chosen);
        opened.accept(pipeline);
        pipeline.start();
        return pipeline;
    }
}
