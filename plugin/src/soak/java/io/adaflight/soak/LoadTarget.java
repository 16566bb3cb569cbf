package io.adaflight.soak;

import java.util.List;

/** What the writers of a load write to. */
interface LoadTarget {
    /** The name of the pipeline. */
    String name();

    /** Offers an event; any writer. Gives whether it was accepted. */
    boolean offer(byte[] event, int length);

    /** Leaves an event out; any writer. */
    void filter();

    /** Takes out what is left, and ends. */
    void close();

    /** What writers and receiver counted for themselves; after the close. */
    Tally tally(List<LoadWriter> writers);
}
