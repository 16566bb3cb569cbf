package io.adaflight.analyzer.rows;

import io.adaflight.analyzer.analysis.result.SwapReport;
import io.adaflight.analyzer.recording.event.DrainCounts;
import io.adaflight.analyzer.recording.event.EventCounts;
import io.adaflight.analyzer.recording.event.PressureCounter;
import io.adaflight.analyzer.recording.event.PressureCounts;
import io.adaflight.analyzer.recording.event.StateTimes;
import io.adaflight.analyzer.recording.event.SwapTimes;
import java.util.List;

/** Groups of columns that several tables have. */
final class CountColumns {
    /** What became of offered events. */
    static final Columns<EventCounts> EVENTS = new Columns<EventCounts>()
            .number("offered", EventCounts::offered)
            .number("written", EventCounts::written)
            .number("lost", EventCounts::dropped)
            .number("rejected", EventCounts::rejected)
            .number("evicted", EventCounts::evicted)
            .number("filtered", EventCounts::filtered)
            .number("bytes_written", EventCounts::bytesWritten)
            .number("bytes_lost", EventCounts::bytesDropped)
            .decimal("loss_ratio", EventCounts::lossRatio);

    /** What a sink did not take. */
    static final Columns<DrainCounts> FAILURES = new Columns<DrainCounts>()
            .number("failed", DrainCounts::failed)
            .number("sink_failures", DrainCounts::sinkFailures);

    /** Time in the states of back-pressure. */
    static final Columns<StateTimes> STATES = new Columns<StateTimes>()
            .number("pressure_ns", StateTimes::pressureNanos)
            .number("dropping_ns", StateTimes::droppingNanos)
            .number("recovery_ns", StateTimes::recoveryNanos);

    private static final Columns<SwapTimes> SWAP_TIMES = new Columns<SwapTimes>()
            .number("total_swaps", SwapTimes::count)
            .number("swap_total_ns", SwapTimes::totalNanos)
            .number("swap_average_ns", SwapTimes::averageNanos)
            .number("swap_p50_ns", SwapTimes::p50Nanos)
            .number("swap_p90_ns", SwapTimes::p90Nanos)
            .number("swap_p99_ns", SwapTimes::p99Nanos)
            .number("swap_p999_ns", SwapTimes::p999Nanos)
            .number("swap_max_ns", SwapTimes::maximumNanos);

    /** Ring swaps. */
    static final Columns<SwapReport> SWAPS =
            new Columns<SwapReport>().number("swaps", SwapReport::count).part(SwapReport::sinceStart, SWAP_TIMES);

    private CountColumns() {}

    /** What hindered a thread. */
    static Columns<PressureCounts> pressure(List<PressureCounter> counters) {
        Columns<PressureCounts> columns = new Columns<>();
        for (PressureCounter counter : counters) {
            columns.number(counter.column(), counts -> counts.get(counter));
        }
        return columns;
    }
}
