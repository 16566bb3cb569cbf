package io.adaflight.analyzer.analysis.count;

import io.adaflight.analyzer.analysis.result.Gauges;
import io.adaflight.analyzer.analysis.result.Ratios;
import io.adaflight.analyzer.analysis.result.TimeWindow;
import io.adaflight.analyzer.recording.event.DrainCounts;
import io.adaflight.analyzer.recording.event.EventCounts;
import io.adaflight.analyzer.recording.event.MovingAverages;
import io.adaflight.analyzer.recording.event.PipelineSnapshot;
import org.jspecify.annotations.Nullable;

/** Sums up the snapshots of a whole pipeline. */
final class PipelineTotals {
    private static final MovingAverages NO_AVERAGES = new MovingAverages(0, 0, 0, 0, 0, 0);

    private final RunningCounts counts;
    private final RunningTotal drained;
    private final RunningTotal failed;
    private final RunningTotal sinkFailures;
    private @Nullable PipelineSnapshot latest;
    private double peakEventRate;
    private double peakDropRate;
    private long greatestQueueDepth;
    private long latestDrained;
    private boolean saturated;
    private boolean completed;

    PipelineTotals(TimeWindow window) {
        counts = new RunningCounts(window);
        drained = new RunningTotal(window);
        failed = new RunningTotal(window);
        sinkFailures = new RunningTotal(window);
    }

    /** Adds a row; returns what it adds to the window, or null for nothing. */
    RunningCounts.@Nullable Step add(PipelineSnapshot row) {
        long time = row.timeNanos();
        RunningCounts.Step step = counts.add(time, row.intervalNanos(), row.recent(), row.total());
        latestDrained =
                drained.add(time, row.recentDrain().drained(), row.totalDrain().drained());
        failed.add(time, row.recentDrain().failed(), row.totalDrain().failed());
        sinkFailures.add(
                time, row.recentDrain().sinkFailures(), row.totalDrain().sinkFailures());
        if (step != null) {
            latest = row;
            saturated |= row.saturated();
            peakEventRate = Math.max(peakEventRate, row.eventRate());
            peakDropRate = Math.max(peakDropRate, row.dropRate());
            greatestQueueDepth = Math.max(greatestQueueDepth, row.queueDepth());
        }
        return step;
    }

    /**
     * Adds the counts of a moment after the last row; returns what they add, or null for nothing.
     *
     * @param sinceNanos since when they were counted
     */
    RunningCounts.@Nullable Step complete(long sinceNanos, long timeNanos, EventCounts total) {
        RunningCounts.Step step = counts.add(timeNanos, timeNanos - sinceNanos, total, total);
        completed |= step != null;
        return step;
    }

    /** The last row in the window; null when there is none. */
    @Nullable
    PipelineSnapshot latest() {
        return latest;
    }

    /** Events drained in the span of the last row. */
    long latestDrained() {
        return latestDrained;
    }

    boolean wasSeen() {
        return latest != null || completed;
    }

    boolean isSaturated() {
        return saturated;
    }

    boolean hasFallen() {
        return counts.hasFallen();
    }

    /** The last running totals. */
    EventCounts runningTotals() {
        return counts.latest();
    }

    /** When they were recorded; 0 when there are none. */
    long latestNanos() {
        return counts.latestNanos();
    }

    EventCounts counts() {
        return counts.inWindow();
    }

    DrainCounts drain() {
        return new DrainCounts(drained.inWindow(), failed.inWindow(), sinkFailures.inWindow());
    }

    Gauges gauges(EventCounts inWindow, double seconds) {
        PipelineSnapshot last = latest;
        return new Gauges(
                Ratios.perSecond(inWindow.written(), seconds),
                Ratios.perSecond(inWindow.bytesWritten(), seconds),
                peakEventRate,
                peakDropRate,
                last == null ? NO_AVERAGES : last.averages(),
                last == null ? 0 : last.queueDepth(),
                greatestQueueDepth,
                last == null ? 0 : last.liveThreads(),
                last == null ? 0 : last.retiredThreads());
    }
}
