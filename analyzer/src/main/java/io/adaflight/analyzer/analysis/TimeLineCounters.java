package io.adaflight.analyzer.analysis;

/** The time lines of one pipeline, as one kind of row tells them. */
final class TimeLineCounters {
    private final TimeWindow window;
    private final TimeLineCounter written;
    private final TimeLineCounter dropped;
    private final TimeLineCounter swaps;

    TimeLineCounters(TimeWindow window) {
        this.window = window;
        written = new TimeLineCounter(window);
        dropped = new TimeLineCounter(window);
        swaps = new TimeLineCounter(window);
    }

    void add(RunningCounts.Step step, long newSwaps) {
        written.add(step.counts().written(), step.afterNanos(), step.toNanos());
        dropped.add(step.counts().dropped(), step.afterNanos(), step.toNanos());
        swaps.add(newSwaps, step.afterNanos(), step.toNanos());
    }

    /** The time line with the swaps of another kind of row. */
    TimeLine withSwapsOf(TimeLineCounters other) {
        return new TimeLine(
                window.fromNanos(), written.binNanos(), written.toList(), dropped.toList(), other.swaps.toList());
    }
}
