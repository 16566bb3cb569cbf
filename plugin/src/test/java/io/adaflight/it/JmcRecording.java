package io.adaflight.it;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmc.common.item.IAccessorKey;
import org.openjdk.jmc.common.item.IItem;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.item.IItemIterable;
import org.openjdk.jmc.common.item.IMemberAccessor;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.flightrecorder.CouldNotLoadRecordingException;
import org.openjdk.jmc.flightrecorder.JfrLoaderToolkit;

/** A recording as JDK Mission Control reads it. */
final class JmcRecording {
    private final IItemCollection items;

    private JmcRecording(IItemCollection items) {
        this.items = items;
    }

    static JmcRecording load(Path file) throws IOException, CouldNotLoadRecordingException {
        return new JmcRecording(JfrLoaderToolkit.loadEvents(List.of(file.toFile())));
    }

    /** The events of one of our types: field by name, numbers in their base unit. */
    List<Map<String, Object>> events(String type) {
        List<Map<String, Object>> events = new ArrayList<>();
        for (IItemIterable iterable : items) {
            if (iterable.getType().getIdentifier().equals("adaflight." + type)) {
                for (IItem item : iterable) {
                    events.add(fields(iterable, item));
                }
            }
        }
        return events;
    }

    /** The greatest value of a running total. */
    long greatest(String type, String field) {
        return events(type).stream()
                .mapToLong(event -> number(event, field))
                .max()
                .orElseThrow();
    }

    /** The sum of a count of an interval. */
    long sum(String type, String field) {
        return events(type).stream().mapToLong(event -> number(event, field)).sum();
    }

    static long number(Map<String, Object> event, String field) {
        Object value = event.get(field);
        if (value instanceof IQuantity quantity) {
            return Math.round(quantity.doubleValue());
        }
        if (value instanceof Number number) {
            return number.longValue();
        }
        throw new AssertionError("field " + field + " is " + value);
    }

    private static Map<String, Object> fields(IItemIterable iterable, IItem item) {
        Map<String, Object> fields = new TreeMap<>();
        for (IAccessorKey<?> key : iterable.getType().getAccessorKeys().keySet()) {
            @SuppressWarnings("unchecked")
            IMemberAccessor<?, IItem> accessor =
                    (IMemberAccessor<?, IItem>) iterable.getType().getAccessor(key);
            Object value = accessor == null ? null : accessor.getMember(item);
            if (value != null) {
                fields.put(key.getIdentifier(), value);
            }
        }
        return fields;
    }
}
