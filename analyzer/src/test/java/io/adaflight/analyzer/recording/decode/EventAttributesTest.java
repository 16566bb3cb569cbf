package io.adaflight.analyzer.recording.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.analyzer.recording.LoadLimits;
import io.adaflight.analyzer.recording.Progress;
import io.adaflight.analyzer.recording.event.BlockedWrite;
import io.adaflight.analyzer.recording.event.CollectionCost;
import io.adaflight.analyzer.recording.event.Configuration;
import io.adaflight.analyzer.recording.event.DecodedEvent;
import io.adaflight.analyzer.recording.event.DrainCounts;
import io.adaflight.analyzer.recording.event.DrainThread;
import io.adaflight.analyzer.recording.event.Episode;
import io.adaflight.analyzer.recording.event.EventCounts;
import io.adaflight.analyzer.recording.event.InstrumentedClass;
import io.adaflight.analyzer.recording.event.MovingAverages;
import io.adaflight.analyzer.recording.event.PipelineSnapshot;
import io.adaflight.analyzer.recording.event.PressureCounts;
import io.adaflight.analyzer.recording.event.SilentDiscard;
import io.adaflight.analyzer.recording.event.SlowSwap;
import io.adaflight.analyzer.recording.event.StateMove;
import io.adaflight.analyzer.recording.event.StateTimes;
import io.adaflight.analyzer.recording.event.SwapSnapshot;
import io.adaflight.analyzer.recording.event.SwapTimes;
import io.adaflight.analyzer.recording.event.ThreadIdentity;
import io.adaflight.analyzer.recording.event.ThreadSnapshot;
import io.adaflight.events.EventTypes;
import io.adaflight.events.ThreadSnapshotEvent;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmc.common.item.IAttribute;
import org.openjdk.jmc.common.item.IItem;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.item.IItemIterable;
import org.openjdk.jmc.common.item.IMemberAccessor;
import org.openjdk.jmc.flightrecorder.JfrLoaderToolkit;

/** Records every event with a value of its own in each field and reads each attribute back, field by field. */
class EventAttributesTest {
    private static final int FIRST_VALUE = 1000;

    @TempDir
    static Path folder;

    private static IItemCollection recorded;
    private static List<DecodedEvent> read;

    @BeforeAll
    static void recordOneEventOfEachType() throws Exception {
        Path file = folder.resolve("events.jfr");
        try (Recording recording = new Recording()) {
            for (Class<? extends Event> type : EventTypes.ALL) {
                FlightRecorder.register(type);
                recording.enable(type).withoutThreshold();
            }
            recording.start();
            for (Class<? extends Event> type : EventTypes.ALL) {
                Event event = type.getDeclaredConstructor().newInstance();
                int value = FIRST_VALUE;
                for (Field field : type.getDeclaredFields()) {
                    if (isRecorded(field)) {
                        set(field, event, value++);
                    }
                }
                event.commit();
            }
            recording.stop();
            recording.dump(file);
        }
        recorded = JfrLoaderToolkit.loadEvents(List.of(file.toFile()));
        List<DecodedEvent> events = new ArrayList<>();
        try (var opened = io.adaflight.analyzer.recording.Recording.open(file, LoadLimits.forHeap(1 << 30))) {
            opened.read(events::add, Progress.NONE);
            assertThat(opened.warnings()).isEmpty();
        }
        read = events;
    }

    /* What a numeric field of an event was set to. */
    private static long valueOf(Class<? extends Event> type, String name) {
        List<String> fields = Stream.of(type.getDeclaredFields())
                .filter(EventAttributesTest::isRecorded)
                .map(Field::getName)
                .toList();
        return (long) FIRST_VALUE + fields.indexOf(name);
    }

    private static boolean isRecorded(Field field) {
        return !Modifier.isStatic(field.getModifiers()) && Modifier.isPublic(field.getModifiers());
    }

    private static void set(Field field, Event event, int value) throws IllegalAccessException {
        Class<?> type = field.getType();
        if (type == String.class) {
            field.set(event, field.getName());
        } else if (type == Thread.class) {
            field.set(event, Thread.currentThread());
        } else if (type == boolean.class) {
            field.set(event, true);
        } else if (type == float.class) {
            field.set(event, (float) value);
        } else if (type == int.class) {
            field.set(event, value);
        } else {
            field.set(event, (long) value);
        }
    }

    static Stream<Class<? extends Event>> types() {
        return EventTypes.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void attributes_everyEvent_haveAnAccessorAndAValue(Class<? extends Event> type) throws Exception {
        String name = (String) Objects.requireNonNull(type.getField("NAME").get(null));
        IItemIterable items = recorded.stream()
                .filter(iterable -> iterable.getType().getIdentifier().equals(name))
                .findFirst()
                .orElseThrow();
        IItem item = items.iterator().next();
        List<IAttribute<?>> attributes = Objects.requireNonNull(EventAttributes.BY_EVENT.get(name));

        assertThat(attributes).isNotEmpty();
        for (IAttribute<?> attribute : attributes) {
            IMemberAccessor<?, IItem> accessor = attribute.getAccessor(items.getType());
            assertThat(accessor).as("%s.%s", name, attribute.getIdentifier()).isNotNull();
            assertThat(accessor.getMember(item))
                    .as("%s.%s", name, attribute.getIdentifier())
                    .isNotNull();
        }
    }

    @Test
    void threadSnapshot_everyField_isReadWithItsUnit() {
        assertThat(valueOf(ThreadSnapshotEvent.class, "poolExhaustions")).isEqualTo(1024);
        assertThat(one(ThreadSnapshot.class))
                .isEqualTo(new ThreadSnapshot(
                        one(ThreadSnapshot.class).timeNanos(),
                        "pipeline",
                        1002,
                        true,
                        "state",
                        1006,
                        new EventCounts(1007, 1008, 1009, 1010, 1011, 1012, 1013),
                        new EventCounts(1014, 1015, 1016, 1017, 1018, 1019, 1020),
                        1021,
                        PressureCounts.of(counter -> valueOf(ThreadSnapshotEvent.class, counter.field())),
                        1027,
                        1028,
                        new SwapTimes(1029, 1031, 1032, 1033, 1035, 1036, 1037, 1038),
                        1039,
                        1040,
                        1041,
                        1042,
                        new StateTimes(1043, 1044, 1045)));
    }

    @Test
    void pipelineSnapshot_everyField_isReadWithItsUnit() {
        assertThat(one(PipelineSnapshot.class))
                .isEqualTo(new PipelineSnapshot(
                        one(PipelineSnapshot.class).timeNanos(),
                        "pipeline",
                        1001,
                        new EventCounts(1002, 1003, 1004, 1005, 1006, 1007, 1008),
                        new EventCounts(1012, 1013, 1014, 1015, 1016, 1017, 1018),
                        new DrainCounts(1009, 1010, 1011),
                        new DrainCounts(1019, 1020, 1021),
                        1022,
                        1023,
                        1024,
                        new MovingAverages(1026, 1027, 1028, 1029, 1030, 1031),
                        1032,
                        1033,
                        1034,
                        true));
    }

    @Test
    void configuration_everyField_isReadWithItsUnit() {
        assertThat(one(Configuration.class))
                .isEqualTo(new Configuration(
                        one(Configuration.class).timeNanos(),
                        "pipeline",
                        1_001_000_000L,
                        "version",
                        true,
                        1004,
                        1005,
                        "dropPolicy",
                        1007,
                        1008,
                        1009,
                        1010,
                        1011,
                        "sink",
                        1013,
                        1014,
                        1015));
    }

    @Test
    void episode_everyField_isReadWithItsUnit() {
        Episode episode = one(Episode.class);
        assertThat(episode)
                .isEqualTo(new Episode(
                        episode.timeNanos(),
                        "pipeline",
                        1002,
                        episode.startTimeNanos(),
                        "worstState",
                        new EventCounts(0, 1005, 1006, 1007, 0, 0, 1008),
                        1009,
                        new StateTimes(1010, 1011, 1012),
                        1013,
                        true));
        assertThat(episode.startTimeNanos()).isPositive().isLessThanOrEqualTo(episode.timeNanos());
    }

    @Test
    void smallEvents_everyField_isReadWithItsUnit() {
        assertThat(one(SwapSnapshot.class).swaps())
                .isEqualTo(new SwapTimes(1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008));
        ThreadIdentity identity = one(ThreadIdentity.class);
        assertThat(identity)
                .isEqualTo(new ThreadIdentity(identity.timeNanos(), "pipeline", 1002, "name", true, 1_005_000_000L));
        DrainThread drain = one(DrainThread.class);
        assertThat(drain)
                .isEqualTo(
                        new DrainThread(drain.timeNanos(), "pipeline", 1002, "name", 1_004_000_000L, 1_005_000_000L));
        StateMove move = one(StateMove.class);
        assertThat(move).isEqualTo(new StateMove(move.timeNanos(), "pipeline", 1002, "from", "to"));
        SlowSwap swap = one(SlowSwap.class);
        String thread = Thread.currentThread().getName();
        assertThat(swap.threadName()).isEqualTo(thread);
        assertThat(swap.threadId()).isPositive();
        assertThat(swap.poolExhausted()).isTrue();
        BlockedWrite write = one(BlockedWrite.class);
        assertThat(write.threadName()).isEqualTo(thread);
        assertThat(write.written()).isTrue();
        CollectionCost cost = one(CollectionCost.class);
        assertThat(cost).isEqualTo(new CollectionCost(cost.timeNanos(), cost.durationNanos(), 1002, 1004, 1005));
        InstrumentedClass one = one(InstrumentedClass.class);
        assertThat(one)
                .isEqualTo(new InstrumentedClass(one.timeNanos(), "library", "version", "className", true, "reason"));
        SilentDiscard discard = one(SilentDiscard.class);
        assertThat(discard)
                .isEqualTo(
                        new SilentDiscard(discard.timeNanos(), "pipeline", 1001, "library", "version", "otherVersion"));
    }

    private static <T extends DecodedEvent> T one(Class<T> type) {
        return type.cast(read.stream().filter(type::isInstance).findFirst().orElseThrow());
    }
}
