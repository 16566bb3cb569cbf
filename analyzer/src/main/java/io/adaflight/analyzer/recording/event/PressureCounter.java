package io.adaflight.analyzer.recording.event;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What hindered a thread, counted in each interval. This list is all that the analyzer needs to know of such a counter: it is
 * decoded, summed and written to JSON, CSV and the tables by the names here. A new one comes last.
 */
public enum PressureCounter {
    /** A ring was needed and none was free. */
    POOL_EXHAUSTIONS("poolExhaustions"),
    /** The active ring had no room for an event. */
    RING_FULL("ringFull"),
    /** Memory for a ring could not be had. */
    ALLOCATION_FAILURES("allocationFailures");

    /** Those that tables have in their midst. */
    public static final List<PressureCounter> FIRST = List.of(POOL_EXHAUSTIONS, RING_FULL, ALLOCATION_FAILURES);

    /** Those that came later: new columns come at the end of a table. */
    public static final List<PressureCounter> LATER =
            Stream.of(values()).filter(counter -> !FIRST.contains(counter)).toList();

    private final String field;

    PressureCounter(String field) {
        this.field = field;
    }

    /** Its name in events, JSON and CSV. */
    public String field() {
        return field;
    }

    /** Its name in the tables. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
