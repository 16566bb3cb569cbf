package io.adaflight.analyzer.analysis.count;

import static io.adaflight.analyzer.recording.event.EventCounts.saturatedSum;

import io.adaflight.analyzer.analysis.result.Ratios;
import io.adaflight.analyzer.analysis.result.SwapReport;
import io.adaflight.analyzer.analysis.result.ThreadReport;
import io.adaflight.analyzer.analysis.result.TimeWindow;
import io.adaflight.analyzer.recording.event.EventCounts;
import io.adaflight.analyzer.recording.event.FinalCounts;
import io.adaflight.analyzer.recording.event.PressureCounts;
import io.adaflight.analyzer.recording.event.StateTimes;
import io.adaflight.analyzer.recording.event.SwapTimes;
import io.adaflight.analyzer.recording.event.ThreadIdentity;
import io.adaflight.analyzer.recording.event.ThreadSnapshot;
import org.jspecify.annotations.Nullable;

/** Sums up one thread of one pipeline. */
final class ThreadCounter {
    private final long id;
    private final RunningCounts counts;
    private final RunningTotal swaps;
    private final RunningTotal blockedNanos;
    private String name = "";
    private boolean named;
    private boolean virtual;
    private long registeredNanos;
    private boolean seen;
    private boolean terminated;
    private String state = "";
    private double peakEventRate;
    private StateTimes states = StateTimes.NONE;
    private PressureCounts pressure = PressureCounts.NONE;
    private long blockedWrites;
    private long greatestQueueDepth;
    private long ringsInRotation;
    private @Nullable SwapTimes swapTimes;

    ThreadCounter(long id, TimeWindow window) {
        this.id = id;
        counts = new RunningCounts(window);
        swaps = new RunningTotal(window);
        blockedNanos = new RunningTotal(window);
    }

    void identify(ThreadIdentity identity) {
        named = true;
        name = identity.name();
        virtual |= identity.virtual();
        registeredNanos = identity.registeredTimeNanos();
    }

    /** Adds a row and spreads its counts over the time lines; returns what it adds, or null for nothing. */
    RunningCounts.@Nullable Step add(ThreadSnapshot row, ThreadLines lines) {
        RunningCounts.Step step = counts.add(row.timeNanos(), row.intervalNanos(), row.recent(), row.total());
        long newSwaps =
                swaps.add(row.timeNanos(), row.recentSwaps(), row.swaps().count());
        blockedNanos.add(row.timeNanos(), row.recentBlockedNanos(), row.totalBlockedNanos());
        if (step != null) {
            seen = true;
            lines.add(id, step, newSwaps);
            addLatest(row);
        }
        return step;
    }

    /** Adds the counts of a moment after the last row. */
    void complete(long sinceNanos, long timeNanos, FinalCounts.OfThread last, ThreadLines lines) {
        if (!named) {
            named = true;
            name = last.name();
        }
        RunningCounts.Step step = counts.add(timeNanos, timeNanos - sinceNanos, last.total(), last.total());
        if (step != null && !last.total().isNone()) {
            seen = true;
            lines.add(id, step, 0);
        }
    }

    private void addLatest(ThreadSnapshot row) {
        terminated |= row.terminated();
        state = row.state();
        peakEventRate = Math.max(peakEventRate, row.eventRate());
        states = states.plus(row.states());
        pressure = pressure.plus(row.pressure());
        blockedWrites = saturatedSum(blockedWrites, row.blockedWrites());
        greatestQueueDepth = Math.max(greatestQueueDepth, row.greatestQueueDepth());
        ringsInRotation = row.ringsInRotation();
        swapTimes = row.swaps().upToMaximum();
    }

    /** Whether it has a row in the window. */
    boolean wasSeen() {
        return seen;
    }

    boolean isNamed() {
        return named;
    }

    long id() {
        return id;
    }

    String name() {
        return name.isEmpty() ? "thread " + id : name;
    }

    EventCounts counts() {
        return counts.inWindow();
    }

    long swapCount() {
        return swaps.inWindow();
    }

    /** Lost events in the running totals, to compare two moments. */
    EventCounts runningTotals() {
        return counts.latest();
    }

    boolean hasFallen() {
        return counts.hasFallen();
    }

    /** The row of the report, given the seconds of the report and the pipeline's lost events. */
    ThreadReport report(double seconds, long pipelineDropped) {
        EventCounts own = counts();
        return new ThreadReport(
                name(),
                id,
                virtual || id == ThreadSnapshot.VIRTUAL_THREADS ? ThreadReport.Kind.VIRTUAL : ThreadReport.Kind.THREAD,
                terminated,
                registeredNanos,
                own,
                Ratios.of(own.dropped(), pipelineDropped),
                Ratios.perSecond(own.written(), seconds),
                Ratios.perSecond(own.bytesWritten(), seconds),
                peakEventRate,
                state,
                states,
                blockedWrites,
                blockedNanos.inWindow(),
                pressure,
                greatestQueueDepth,
                ringsInRotation,
                new SwapReport(swapCount(), swapTimes));
    }
}
