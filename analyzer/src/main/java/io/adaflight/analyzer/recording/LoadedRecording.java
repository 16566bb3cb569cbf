package io.adaflight.analyzer.recording;

import io.adaflight.analyzer.recording.decode.EventReader;
import io.adaflight.analyzer.recording.decode.MissingFields;
import io.adaflight.analyzer.recording.event.DecodedEvent;
import io.adaflight.analyzer.recording.warning.Warning;
import io.adaflight.analyzer.recording.warning.WarningList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.IRange;
import org.openjdk.jmc.common.unit.UnitLookup;

/**
 * A recording that JDK Mission Control has loaded. Its events are read from there at once, so that memory follows the number of
 * those that the analysis needs. What was wrong with the file is not known any more.
 */
public final class LoadedRecording {
    private static final String NAME = "the recording";

    private final Set<IRange<IQuantity>> chunks;
    private final List<DecodedEvent> events;
    private final WarningList warnings = new WarningList(NAME);

    /* The ranges of the chunks are to be had nowhere else in a collection. */
    @SuppressWarnings("deprecation")
    public LoadedRecording(IItemCollection items) {
        MissingFields missing = new MissingFields();
        chunks = items.getUnfilteredTimeRanges();
        events = new EventReader(missing).read(items);
        missing.warn(warnings);
    }

    /** What the recording is; a collection that knows of no chunks lasts from its first event to its last. */
    public RecordingInfo info() {
        return new RecordingInfo(
                NAME,
                times(IRange::getStart)
                        .min()
                        .orElse(events.isEmpty() ? 0 : events.get(0).timeNanos()),
                times(IRange::getEnd)
                        .max()
                        .orElse(
                                events.isEmpty()
                                        ? 0
                                        : events.get(events.size() - 1).timeNanos()),
                1,
                chunks.size(),
                0);
    }

    private LongStream times(Function<IRange<IQuantity>, IQuantity> end) {
        return chunks.stream().map(end).mapToLong(time -> time.clampedLongValueIn(UnitLookup.EPOCH_NS));
    }

    /** Hands every event on, in the order of time. */
    public void read(Consumer<DecodedEvent> consumer) {
        events.forEach(consumer);
    }

    /** What was found to be wrong. */
    public List<Warning> warnings() {
        return warnings.toList();
    }
}
