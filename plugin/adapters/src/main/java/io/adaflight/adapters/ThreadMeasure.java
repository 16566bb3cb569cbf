package io.adaflight.adapters;

import io.adaflight.EventCounts;
import java.util.function.ToLongFunction;

/** A number of one thread in a pipeline; each only grows. */
public enum ThreadMeasure {
    /** Events that a thread wrote. */
    EVENTS_WRITTEN("adaflight.thread.events.written", Unit.EVENTS, "Events accepted.", EventCounts::eventsWritten),
    /** Events that a thread lost. */
    EVENTS_DROPPED("adaflight.thread.events.dropped", Unit.EVENTS, "Events lost.", EventCounts::dropped),
    /** Bytes that a thread wrote. */
    WRITTEN_BYTES("adaflight.thread.written", Unit.BYTES, "Bytes accepted.", EventCounts::bytesWritten),
    /** Time that a thread waited for room. */
    BLOCKED_SECONDS(
            "adaflight.thread.blocked", Unit.SECONDS, "Time that writes waited for room.", EventCounts::blockedNanos),
    /** Time that a thread had no free ring. */
    DROPPING_SECONDS(
            "adaflight.thread.dropping", Unit.SECONDS, "Time without a free ring.", EventCounts::droppingNanos),
    /** Ring swaps of a thread. */
    SWAPS("adaflight.thread.swaps", Unit.EVENTS, "Ring swaps.", EventCounts::swaps);

    private final String meterName;
    private final Unit unit;
    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // A method of the counts.
    private final ToLongFunction<EventCounts> count;

    ThreadMeasure(String meterName, Unit unit, String description, ToLongFunction<EventCounts> count) {
        this.meterName = meterName;
        this.unit = unit;
        this.description = description;
        this.count = count;
    }

    /** {@return the name, with dots and without the unit} */
    public String meterName() {
        return meterName;
    }

    /** {@return its unit} */
    public Unit unit() {
        return unit;
    }

    /** {@return what it is, in a sentence} */
    public String description() {
        return description;
    }

    long count(EventCounts counts) {
        return count.applyAsLong(counts);
    }
}
