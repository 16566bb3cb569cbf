package io.adaflight.events;

import java.util.List;
import jdk.jfr.Event;

/** The catalogue of the event types. */
public final class EventTypes {
    /** Every event class, in the order in which the documentation lists them. */
    public static final List<Class<? extends Event>> ALL = List.of(
            ThreadSnapshotEvent.class,
            PipelineSnapshotEvent.class,
            SwapStatisticsEvent.class,
            ThreadInfoEvent.class,
            DrainThreadEvent.class,
            DrainSnapshotEvent.class,
            DrainSampleEvent.class,
            DrainStackEvent.class,
            PipelineConfigurationEvent.class,
            RingSwapEvent.class,
            BackPressureEvent.class,
            BackPressureChangeEvent.class,
            WriteBlockedEvent.class,
            CollectionEvent.class,
            InstrumentationEvent.class,
            SilentDiscardEvent.class);

    private EventTypes() {}
}
