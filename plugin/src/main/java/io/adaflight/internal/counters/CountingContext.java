package io.adaflight.internal.counters;

import io.adaflight.internal.time.NanoClock;

/** What all counters of one pipeline share, so that each holds one reference to it. Immutable; any thread. */
public final class CountingContext {
    /* No record: the layout of a record's fields cannot be measured, and the footprint of a thread is. */
    private final String pipeline;
    private final NanoClock clock;
    private final DurationEvents events;
    private final LossSignal losses;

    public CountingContext(String pipeline, NanoClock clock, DurationEvents events, LossSignal losses) {
        this.pipeline = pipeline;
        this.clock = clock;
        this.events = events;
        this.losses = losses;
    }

    /** One with a signal of its own. */
    public static CountingContext of(String pipeline, NanoClock clock, DurationEvents events) {
        return new CountingContext(pipeline, clock, events, new LossSignal());
    }

    /** The name of the pipeline. */
    public String pipeline() {
        return pipeline;
    }

    /** Where the time of swaps and waits comes from. */
    public NanoClock clock() {
        return clock;
    }

    /** Where single swaps and waits are recorded. */
    public DurationEvents events() {
        return events;
    }

    /** What is raised when events are lost, or wait for room. */
    public LossSignal losses() {
        return losses;
    }
}
