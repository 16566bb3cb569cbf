package io.adaflight.internal.collector;

import io.adaflight.internal.registry.PipelineConfiguration;
import io.adaflight.internal.registry.ThreadRegistry;
import java.util.Objects;

/** A named pipeline, its threads and its collector, as whoever records it sees it. Any thread. */
public final class CollectedPipeline {
    private final String name;
    private final long createdEpochMillis;
    private final ThreadRegistry registry;
    private final Collector collector;
    private volatile PipelineConfiguration configuration = PipelineConfiguration.OWN_QUEUE;

    /** A pipeline whose queue belongs to the application, until {@link #configure} says otherwise. */
    public CollectedPipeline(String name, long createdEpochMillis, ThreadRegistry registry, Collector collector) {
        this.name = name;
        this.createdEpochMillis = createdEpochMillis;
        this.registry = registry;
        this.collector = collector;
    }

    /** The name. */
    public String name() {
        return name;
    }

    /** When it was created, in milliseconds since 1970-01-01T00:00Z. */
    public long createdEpochMillis() {
        return createdEpochMillis;
    }

    /** Its threads. */
    public ThreadRegistry registry() {
        return registry;
    }

    /** Its collector. */
    public Collector collector() {
        return collector;
    }

    /** How it is set up. */
    public PipelineConfiguration configuration() {
        return configuration;
    }

    /** Says how it is set up, if nothing but an expected set-up was said before. */
    public synchronized void configureIf(PipelineConfiguration expected, PipelineConfiguration newConfiguration) {
        if (configuration.equals(expected)) {
            configuration = newConfiguration;
        }
    }

    /** Says how it is set up. */
    public synchronized void configure(PipelineConfiguration newConfiguration) {
        configuration = Objects.requireNonNull(newConfiguration);
    }
}
