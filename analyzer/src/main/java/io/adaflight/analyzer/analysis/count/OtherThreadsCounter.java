package io.adaflight.analyzer.analysis.count;

import static io.adaflight.analyzer.recording.event.EventCounts.saturatedSum;

import io.adaflight.analyzer.analysis.result.Ratios;
import io.adaflight.analyzer.analysis.result.SwapReport;
import io.adaflight.analyzer.analysis.result.ThreadReport;
import io.adaflight.analyzer.analysis.result.TimeWindow;
import io.adaflight.analyzer.recording.event.EventCounts;
import io.adaflight.analyzer.recording.event.PressureCounts;
import io.adaflight.analyzer.recording.event.StateTimes;
import io.adaflight.analyzer.recording.event.ThreadSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * Sums up the row for threads without a row of their own. Threads move in and out of that row, so its running totals can fall:
 * only its intervals are summed, and its events are what the pipeline has beyond the named threads.
 */
final class OtherThreadsCounter {
    private final TimeWindow window;
    private StateTimes states = StateTimes.NONE;
    private PressureCounts pressure = PressureCounts.NONE;
    private EventCounts counts = EventCounts.NONE;
    private long swaps;
    private long blockedWrites;
    private long blockedNanos;

    OtherThreadsCounter(TimeWindow window) {
        this.window = window;
    }

    void add(ThreadSnapshot row, ThreadLines lines) {
        if (window.isBefore(row.timeNanos()) || window.isAfter(row.timeNanos())) {
            return;
        }
        long after = row.timeNanos() - Math.min(row.timeNanos(), row.intervalNanos());
        lines.add(row.threadId(), new RunningCounts.Step(row.recent(), after, row.timeNanos()), row.recentSwaps());
        counts = counts.plus(row.recent());
        swaps = saturatedSum(swaps, row.recentSwaps());
        blockedWrites = saturatedSum(blockedWrites, row.blockedWrites());
        blockedNanos = saturatedSum(blockedNanos, row.recentBlockedNanos());
        states = states.plus(row.states());
        pressure = pressure.plus(row.pressure());
    }

    long swapCount() {
        return swaps;
    }

    /** The sum of the rows, for a recording without the pipeline's totals. */
    EventCounts counts() {
        return counts;
    }

    /** The row of the report for what remains beyond the named threads; null when nothing remains. */
    @Nullable
    ThreadReport report(EventCounts rest, double seconds, long pipelineDropped) {
        if (rest.isNone() && swaps == 0 && blockedWrites == 0) {
            return null;
        }
        return new ThreadReport(
                "(other threads)",
                ThreadSnapshot.OTHER_THREADS,
                ThreadReport.Kind.OTHER,
                false,
                0,
                rest,
                Ratios.of(rest.dropped(), pipelineDropped),
                Ratios.perSecond(rest.written(), seconds),
                Ratios.perSecond(rest.bytesWritten(), seconds),
                0,
                "",
                states,
                blockedWrites,
                blockedNanos,
                pressure,
                0,
                0,
                new SwapReport(swaps, null));
    }
}
