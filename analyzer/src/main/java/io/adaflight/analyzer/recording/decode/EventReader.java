package io.adaflight.analyzer.recording.decode;

import io.adaflight.analyzer.recording.event.DecodedEvent;
import io.adaflight.events.DrainStackEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmc.common.item.IItem;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.item.IItemIterable;

/** Turns the parser's items into events of our own. */
public final class EventReader {
    private final MissingFields missing;
    private final Map<String, String> texts = new HashMap<>();
    private final StackText stacks = new StackText();
    private final DrainStacks drainStacks = new DrainStacks();

    public EventReader(MissingFields missing) {
        this.missing = missing;
    }

    /** The events in the order of time; those that ended at the same moment in the order of the parser. */
    public List<DecodedEvent> read(IItemCollection items) {
        List<IItemIterable> byType = new ArrayList<>();
        for (IItemIterable iterable : items) {
            byType.add(iterable);
            if (iterable.getType().getIdentifier().equals(DrainStackEvent.NAME)) {
                readStacks(iterable);
            }
        }
        List<DecodedEvent> events = new ArrayList<>();
        for (IItemIterable iterable : byType) {
            String type = iterable.getType().getIdentifier();
            Function<? super EventRow, @Nullable DecodedEvent> own = OwnEventReader.READERS.get(type);
            Function<? super EventRow, @Nullable DecodedEvent> reader =
                    own == null ? JdkEventReader.READERS.get(type) : own;
            if (reader != null) {
                readAll(iterable, reader, events);
            }
        }
        events.sort(Comparator.comparingLong(DecodedEvent::timeNanos));
        return events;
    }

    private void readStacks(IItemIterable iterable) {
        @Nullable EventRow row = null;
        for (IItem item : iterable) {
            if (row == null) {
                row = new EventRow(iterable.getType(), item, texts, stacks, drainStacks, missing);
            }
            row.moveTo(item);
            drainStacks.add(row);
        }
    }

    private void readAll(
            IItemIterable iterable,
            Function<? super EventRow, @Nullable DecodedEvent> reader,
            List<DecodedEvent> events) {
        @Nullable EventRow row = null;
        for (IItem item : iterable) {
            if (row == null) {
                row = new EventRow(iterable.getType(), item, texts, stacks, drainStacks, missing);
                if (row.isEmpty()) {
                    return;
                }
            }
            row.moveTo(item);
            DecodedEvent event = reader.apply(row);
            if (event != null) {
                events.add(event);
            }
        }
    }
}
