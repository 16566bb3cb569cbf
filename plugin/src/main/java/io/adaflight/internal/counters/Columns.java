package io.adaflight.internal.counters;

import io.adaflight.Counter;

/** Where the counters stand in a row: sums first. */
public final class Columns {
    /** How many counters there are: the length of a row. */
    public static final int COUNT = Counter.values().length;

    /** How many of them are sums; these come first. */
    public static final int SUMS = of(Counter.QUEUE_DEPTH_MAXIMUM);

    private Columns() {}

    /** The column of a counter, from 0. */
    @SuppressWarnings("EnumOrdinal") // The order of declaration is the order of the columns.
    public static int of(Counter counter) {
        return counter.ordinal();
    }
}
