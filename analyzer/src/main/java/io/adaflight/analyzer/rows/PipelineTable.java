package io.adaflight.analyzer.rows;

import io.adaflight.analyzer.analysis.result.Gauges;
import io.adaflight.analyzer.analysis.result.Outliers;
import io.adaflight.analyzer.analysis.result.PipelineReport;
import io.adaflight.analyzer.recording.event.Configuration;
import io.adaflight.analyzer.recording.event.MovingAverages;

/** The table {@code pipelines}. */
final class PipelineTable {
    private static final Columns<MovingAverages> AVERAGES = new Columns<MovingAverages>()
            .decimal("events_per_second_1m", MovingAverages::events1)
            .decimal("events_per_second_5m", MovingAverages::events5)
            .decimal("events_per_second_15m", MovingAverages::events15)
            .decimal("bytes_per_second_1m", MovingAverages::bytes1)
            .decimal("bytes_per_second_5m", MovingAverages::bytes5)
            .decimal("bytes_per_second_15m", MovingAverages::bytes15);

    private static final Columns<Gauges> GAUGES = new Columns<Gauges>()
            .decimal("events_per_second", Gauges::eventsPerSecond)
            .decimal("bytes_per_second", Gauges::bytesPerSecond)
            .decimal("peak_events_per_second", Gauges::peakEventRate)
            .decimal("peak_lost_per_second", Gauges::peakDropRate)
            .part(Gauges::averages, AVERAGES)
            .number("live_threads", Gauges::liveThreads)
            .number("retired_threads", Gauges::retiredThreads);

    private static final Columns<Configuration> CONFIGURATION = new Columns<Configuration>()
            .text("adaflight_version", Configuration::version)
            .time("created", Configuration::createdTimeNanos)
            .number("rings", Configuration::rings)
            .number("ring_bytes", Configuration::ringBytes)
            .text("drop_policy", Configuration::dropPolicy)
            .number("block_limit_ns", Configuration::blockLimitNanos)
            .decimal("pressure_threshold", Configuration::pressureThreshold)
            .decimal("normal_threshold", Configuration::normalThreshold)
            .number("recovery_limit_ns", Configuration::recoveryNanos)
            .number("flush_interval_ns", Configuration::flushIntervalNanos)
            .text("sink", Configuration::sink)
            .number("collection_interval_ns", Configuration::collectionIntervalNanos)
            .number("rate_window_ns", Configuration::rateWindowNanos)
            .number("maximum_rows", Configuration::maximumRows);

    static final Columns<InPipeline<PipelineReport>> COLUMNS =
            InPipeline.<PipelineReport>columns().part(InPipeline::part, reportColumns());

    private PipelineTable() {}

    private static Columns<PipelineReport> reportColumns() {
        return new Columns<PipelineReport>()
                .part(PipelineReport::counts, CountColumns.EVENTS)
                .number(
                        "drained",
                        PipelineReport::drainCounted,
                        row -> row.drain().drained())
                .part(PipelineReport::drain, CountColumns.FAILURES)
                .part(PipelineReport::gauges, GAUGES)
                .number(
                        "queue_depth",
                        PipelineReport::drainCounted,
                        row -> row.gauges().lastQueueDepth())
                .number(
                        "greatest_queue_depth",
                        PipelineReport::drainCounted,
                        row -> row.gauges().greatestQueueDepth())
                .text("drain_threads", row -> String.join(", ", row.drainThreads()))
                .part(PipelineReport::swaps, CountColumns.SWAPS)
                .part(PipelineReport::slowSwaps, outliers("slow_swaps", "slow_swap_ns", "longest_slow_swap_ns"))
                .part(PipelineReport::blockedWrites, outliers("blocked_writes", "blocked_ns", "longest_blocked_ns"))
                .number("threads", row -> row.threads().size())
                .number("episodes", PipelineReport::episodeCount)
                .number("findings", row -> row.findings().size())
                .part(PipelineReport::causes, CauseTable.OF_PIPELINE)
                .part(PipelineReport::configuration, CONFIGURATION);
    }

    private static Columns<Outliers> outliers(String count, String total, String longest) {
        return new Columns<Outliers>()
                .number(count, Outliers::count)
                .number(total, Outliers::totalNanos)
                .number(longest, row -> {
                    Outliers.Spell spell = row.longest();
                    return spell == null ? 0 : spell.durationNanos();
                });
    }
}
