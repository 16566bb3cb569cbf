package io.adaflight.analyzer.analysis.count;

import io.adaflight.analyzer.analysis.result.CountsOverTime;

/** The time lines of one pipeline, as one kind of row tells them. */
final class TimeLineCounters {
    private final TimeBins bins;
    private final TimeLineCounter written;
    private final TimeLineCounter dropped;
    private final TimeLineCounter bytes;
    private final TimeLineCounter swaps;

    TimeLineCounters(TimeBins bins) {
        this.bins = bins;
        written = new TimeLineCounter(bins);
        dropped = new TimeLineCounter(bins);
        bytes = new TimeLineCounter(bins);
        swaps = new TimeLineCounter(bins);
    }

    void add(RunningCounts.Step step, long newSwaps) {
        written.add(step.counts().written(), step.afterNanos(), step.toNanos());
        dropped.add(step.counts().dropped(), step.afterNanos(), step.toNanos());
        bytes.add(step.counts().bytesWritten(), step.afterNanos(), step.toNanos());
        swaps.add(newSwaps, step.afterNanos(), step.toNanos());
    }

    /** The time line with the swaps of another kind of row. */
    CountsOverTime withSwapsOf(TimeLineCounters other) {
        return new CountsOverTime(
                bins.startNanos(),
                bins.binNanos(),
                written.toList(),
                dropped.toList(),
                bytes.toList(),
                other.swaps.toList());
    }
}
