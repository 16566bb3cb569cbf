package io.adaflight.analyzer.rows;

/** A column of a table. The unit of a span is nanoseconds, and its name ends in {@code _ns}. */
public record Column(String name, Type type) {
    /** What the values of a column are. */
    public enum Type {
        /** A {@link String}. */
        TEXT,
        /** A {@link Long}. */
        LONG,
        /** A finite {@link Double}. */
        DOUBLE,
        /** A {@link Boolean}. */
        BOOLEAN,
        /** A {@link java.time.Instant} of whole microseconds, which is what databases keep. */
        TIME
    }
}
