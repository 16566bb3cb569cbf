package io.adaflight.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import jdk.jfr.DataAmount;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Frequency;
import jdk.jfr.Percentage;
import jdk.jfr.Recording;
import jdk.jfr.Timespan;
import jdk.jfr.Timestamp;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmc.common.IMCThread;
import org.openjdk.jmc.common.item.IAccessorKey;
import org.openjdk.jmc.common.item.IItem;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.item.IItemIterable;
import org.openjdk.jmc.common.item.IMemberAccessor;
import org.openjdk.jmc.common.unit.ContentType;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.IUnit;
import org.openjdk.jmc.common.unit.KindOfQuantity;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.flightrecorder.JfrLoaderToolkit;

/** Records every event with a value of its own in each field and reads each back as JDK Mission Control sees it. */
class JmcRoundTripTest {
    @TempDir
    static Path folder;

    private static IItemCollection recorded;

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
                List<Field> fields = fields(type);
                for (int index = 0; index < fields.size(); index++) {
                    fields.get(index).set(event, value(fields.get(index), index));
                }
                event.commit();
            }
            recording.stop();
            recording.dump(file);
        }
        List<String> remarks = new CopyOnWriteArrayList<>();
        recorded = loaded(file, remarks);
        // A field of the JDK's threads, since 21; JDK Mission Control says for each type that it does not know it.
        assertThat(remarks).allMatch("Could not find field with name 'virtual' in reader for 'thread'"::equals);
    }

    private static IItemCollection loaded(Path file, List<String> remarks) throws Exception {
        Logger logger = Logger.getLogger("org.openjdk.jmc");
        logger.setUseParentHandlers(false);
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                remarks.add(entry.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        try {
            return JfrLoaderToolkit.loadEvents(List.of(file.toFile()));
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void event_everyField_readsBackThroughJmcWithItsUnit(Class<? extends Event> type) {
        IItemIterable items = items(type);
        IItem item = items.iterator().next();
        List<Field> fields = fields(type);
        for (int index = 0; index < fields.size(); index++) {
            Field field = fields.get(index);
            IAccessorKey<?> key = key(items, field.getName());

            assertThat(key.getContentType()).as("content type of %s", field).isEqualTo(contentType(field));
            assertThat(inBaseUnit(items, key, item)).as("value of %s", field).isEqualTo(expected(field, index));
        }
    }

    @Test
    void threadSnapshot_countsOfAnInterval_areNumbersThatJmcCanSum() {
        IItemIterable items = items(ThreadSnapshotEvent.class);
        for (String name :
                List.of("written", "dropped", "evicted", "rejected", "filtered", "bytesWritten", "bytesDropped")) {
            assertThat(key(items, name).getContentType()).as(name).isInstanceOf(KindOfQuantity.class);
        }
    }

    static Stream<Class<? extends Event>> types() {
        return EventTypes.ALL.stream();
    }

    private static IItemIterable items(Class<? extends Event> type) {
        String name = "adaflight." + type.getSimpleName().replaceAll("Event$", "");
        return recorded.stream()
                .filter(items -> items.getType().getIdentifier().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static IAccessorKey<?> key(IItemIterable items, String name) {
        return items.getType().getAccessorKeys().keySet().stream()
                .filter(key -> key.getIdentifier().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no attribute " + name));
    }

    private static Object inBaseUnit(IItemIterable items, IAccessorKey<?> key, IItem item) {
        @SuppressWarnings("unchecked")
        IMemberAccessor<?, IItem> accessor = (IMemberAccessor<?, IItem>)
                Objects.requireNonNull(items.getType().getAccessor(key));
        Object member = accessor.getMember(item);
        if (member instanceof IQuantity quantity) {
            return quantity.doubleValueIn(unit(quantity.getType()));
        }
        return member instanceof IMCThread thread ? thread.getThreadId() : member;
    }

    private static IUnit unit(KindOfQuantity<?> kind) {
        if (kind == UnitLookup.TIMESPAN) {
            return UnitLookup.NANOSECOND;
        }
        if (kind == UnitLookup.TIMESTAMP) {
            return UnitLookup.EPOCH_MS;
        }
        if (kind == UnitLookup.MEMORY) {
            return UnitLookup.BYTE;
        }
        if (kind == UnitLookup.FREQUENCY) {
            return UnitLookup.HERTZ;
        }
        return kind == UnitLookup.PERCENTAGE ? UnitLookup.PERCENT_UNITY : UnitLookup.NUMBER_UNITY;
    }

    private static List<Field> fields(Class<? extends Event> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> Modifier.isPublic(field.getModifiers()) && !Modifier.isStatic(field.getModifiers()))
                .toList();
    }

    private static Object value(Field field, int index) {
        Class<?> type = field.getType();
        if (type == String.class) {
            return "text " + index;
        }
        if (type == Thread.class) {
            return Thread.currentThread();
        }
        if (type == boolean.class) {
            return true;
        }
        if (type == float.class) {
            return index / 64f;
        }
        return type == int.class ? (Object) (1000 + index) : (Object) (1_000_000L + index);
    }

    private static Object expected(Field field, int index) {
        Object value = value(field, index);
        if (value instanceof Thread thread) {
            return thread.getId();
        }
        if (value instanceof Long && contentType(field) == UnitLookup.RAW_NUMBER) {
            return value;
        }
        return value instanceof Number number ? (Object) number.doubleValue() : value;
    }

    private static ContentType<?> contentType(Field field) {
        if (field.isAnnotationPresent(Timespan.class)) {
            return UnitLookup.TIMESPAN;
        }
        if (field.isAnnotationPresent(Timestamp.class)) {
            return UnitLookup.TIMESTAMP;
        }
        if (field.isAnnotationPresent(DataAmount.class)) {
            return UnitLookup.MEMORY;
        }
        if (field.isAnnotationPresent(Frequency.class)) {
            return UnitLookup.FREQUENCY;
        }
        if (field.isAnnotationPresent(Percentage.class)) {
            return UnitLookup.PERCENTAGE;
        }
        Class<?> type = field.getType();
        if (type == String.class) {
            return UnitLookup.PLAIN_TEXT;
        }
        if (type == Thread.class) {
            return UnitLookup.THREAD;
        }
        if (type == boolean.class) {
            return UnitLookup.FLAG;
        }
        return type == long.class ? UnitLookup.RAW_NUMBER : UnitLookup.NUMBER;
    }
}
