package io.adaflight.analyzer.analysis.count;

import io.adaflight.analyzer.analysis.result.TimeWindow;
import io.adaflight.analyzer.recording.event.EventCounts;
import org.jspecify.annotations.Nullable;

/** The counts of one thread or pipeline within a window, from its running totals. */
final class RunningCounts {
    /*
     * Turns running totals into the counts of the window: the last total less the base. The base is the last total before the
     * window, else what the first one had before its own interval. So lost rows in between cost nothing, and a recording
     * that begins late does not count what was before it.
     */
    private final TimeWindow window;
    private @Nullable EventCounts base;
    private EventCounts latest = EventCounts.NONE;
    private long latestNanos;
    private boolean fallen;

    RunningCounts(TimeWindow window) {
        this.window = window;
    }

    /** A span of time and what was counted in it. */
    record Step(EventCounts counts, long afterNanos, long toNanos) {}

    /** Adds a row; returns what it adds to the window, or null for nothing. Rows come in time order. */
    @Nullable
    Step add(long timeNanos, long intervalNanos, EventCounts recent, EventCounts total) {
        if (window.isAfter(timeNanos)) {
            return null;
        }
        boolean first = base == null;
        EventCounts before = first ? total.before(recent) : latest;
        long after = first ? timeNanos - intervalNanos : latestNanos;
        fallen |= total.isBelow(before);
        latest = before.max(total);
        latestNanos = timeNanos;
        if (first) {
            base = before;
        }
        if (window.isBefore(timeNanos)) {
            base = latest;
            return null;
        }
        return new Step(
                latest.minus(before), Math.max(after, window.limited() ? window.fromNanos() : after), timeNanos);
    }

    EventCounts inWindow() {
        return base == null ? EventCounts.NONE : latest.minus(base);
    }

    /** The last running totals, whatever the window. */
    EventCounts latest() {
        return latest;
    }

    /** When the last running totals were recorded; 0 when there are none. */
    long latestNanos() {
        return latestNanos;
    }

    /** Whether a running total got smaller, which only happens in a damaged recording. */
    boolean hasFallen() {
        return fallen;
    }
}
