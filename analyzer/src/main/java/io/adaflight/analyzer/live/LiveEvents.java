package io.adaflight.analyzer.live;

import io.adaflight.analyzer.recording.decode.DrainStacks;
import io.adaflight.analyzer.recording.decode.OwnEventReader;
import io.adaflight.analyzer.recording.event.DecodedEvent;
import io.adaflight.events.BackPressureChangeEvent;
import io.adaflight.events.BackPressureEvent;
import io.adaflight.events.DrainSampleEvent;
import io.adaflight.events.DrainSnapshotEvent;
import io.adaflight.events.DrainStackEvent;
import io.adaflight.events.DrainThreadEvent;
import io.adaflight.events.PipelineConfigurationEvent;
import io.adaflight.events.PipelineSnapshotEvent;
import io.adaflight.events.RingSwapEvent;
import io.adaflight.events.SwapStatisticsEvent;
import io.adaflight.events.ThreadInfoEvent;
import io.adaflight.events.ThreadSnapshotEvent;
import io.adaflight.events.WriteBlockedEvent;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jdk.jfr.consumer.EventStream;
import jdk.jfr.consumer.RecordedEvent;

/** The events of a live recording, turned into the analyzer's records. A field that an older plugin does not write reads as empty. */
final class LiveEvents {
    static final List<String> PERIODIC =
            List.of(ThreadSnapshotEvent.NAME, PipelineSnapshotEvent.NAME, SwapStatisticsEvent.NAME);

    /** The ones read one by one. */
    static final List<String> READ = Stream.concat(
                    PERIODIC.stream(),
                    Stream.of(
                            ThreadInfoEvent.NAME,
                            DrainThreadEvent.NAME,
                            DrainSnapshotEvent.NAME,
                            DrainSampleEvent.NAME,
                            PipelineConfigurationEvent.NAME,
                            BackPressureEvent.NAME,
                            BackPressureChangeEvent.NAME))
            .toList();

    /** The events that a live recording turns on. */
    static final List<String> NAMES = Stream.concat(READ.stream(), Stream.of(DrainStackEvent.NAME))
            .sorted()
            .toList();

    /** The ones with a stack, unless it is turned off. */
    static final List<String> WITH_STACKS = List.of(RingSwapEvent.NAME, WriteBlockedEvent.NAME);

    private final DrainStacks stacks = new DrainStacks();

    /** Passes the events of a stream to a consumer. */
    void read(EventStream stream, Consumer<DecodedEvent> consumer) {
        stream.onEvent(DrainStackEvent.NAME, this::addStack);
        READ.forEach(name -> stream.onEvent(name, event -> consumer.accept(read(event))));
    }

    void addStack(RecordedEvent event) {
        stacks.add(new LiveRow(event, stacks));
    }

    /** One of the events read one by one. */
    DecodedEvent read(RecordedEvent event) {
        String name = event.getEventType().getName();
        return Objects.requireNonNull(OwnEventReader.READERS.get(name), name).apply(new LiveRow(event, stacks));
    }
}
