package io.adaflight.analyzer.rows;

import io.adaflight.analyzer.analysis.result.EpisodeReport;

/** The table {@code episodes}. */
final class EpisodeTable {
    private static final Columns<EpisodeReport> REPORT = new Columns<EpisodeReport>()
            .key("thread", EpisodeReport::thread)
            .number("thread_id", EpisodeReport::threadId)
            .time("start_time", EpisodeReport::startNanos)
            .time("end_time", EpisodeReport::endNanos)
            .number("duration_ns", row -> row.endNanos() - row.startNanos())
            .flag("open", EpisodeReport::open)
            .flag("cut", EpisodeReport::cut)
            .text("worst_state", EpisodeReport::worstState)
            .number("lost", row -> row.lost().dropped())
            .number("evicted", row -> row.lost().evicted())
            .number("rejected", row -> row.lost().rejected())
            .number("bytes_lost", row -> row.lost().bytesDropped())
            .number("blocked_ns", EpisodeReport::blockedNanos)
            .part(EpisodeReport::states, CountColumns.STATES)
            .number("moves", EpisodeReport::moves);

    static final Columns<InPipeline<EpisodeReport>> COLUMNS = InPipeline.<EpisodeReport>columns()
            .number("episode", InPipeline::number)
            .part(InPipeline::part, REPORT)
            .text("main_cause", row -> CauseTable.mainCause(row.pipeline().causes(), row.part()));

    private EpisodeTable() {}
}
