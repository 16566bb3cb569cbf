package io.adaflight.scenario;

import java.util.ArrayList;
import java.util.List;

/** Whether the drain is disturbed at the moment, and how long it was. Set by the thread that disturbs; read by any. */
final class Phase {
    private final List<long[]> spans = new ArrayList<>();
    private volatile boolean disturbed;
    private long since;

    void begin() {
        since = System.nanoTime();
        disturbed = true;
    }

    void end() {
        disturbed = false;
        spans.add(new long[] {since, System.nanoTime()});
    }

    boolean isDisturbed() {
        return disturbed;
    }

    /** When it was disturbed: beginnings and ends, of {@link System#nanoTime}; the thread that disturbs. */
    List<long[]> spans() {
        return spans;
    }
}
