package io.adaflight.internal.pipeline;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** How much is written how fast. */
@State(Scope.Benchmark)
public class Load {
    /*
     * About 200 ns of work: more than any of the consumers needs for an event, so that it keeps up with two producers on two
     * processors.
     */
    private static final int PACE = 100;

    /** The bytes of an event. */
    @Param({"16", "64", "512"})
    int size;

    /**
     * {@code paced}: work before each event, so that the consumer keeps up; an event that finds no room is dropped and
     * counted. {@code saturated}: one event after the other; a write waits until there is room, so that the time is that of
     * the slower side.
     */
    @Param({"paced", "saturated"})
    @SuppressWarnings("NullAway.Init")
    private String load;

    boolean isSaturated() {
        return load.equals("saturated");
    }

    int work() {
        return isSaturated() ? 0 : PACE;
    }

    /** How many events of this size a queue has room for that counts them; as many bytes as our rings, for each producer. */
    int capacity(int producers) {
        return Integer.highestOneBit(ringBytes(producers) / (size + Integer.BYTES));
    }

    /** How many bytes a queue has room for that is shared by some producers: as many as our rings have for each. */
    int ringBytes(int producers) {
        return Integer.highestOneBit(2 * producers - 1) * (4 << 16);
    }
}
