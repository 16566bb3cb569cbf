package io.adaflight.analyzer.rows;

import io.adaflight.analyzer.analysis.result.ThreadReport;
import io.adaflight.analyzer.recording.event.PressureCounter;

/** The table {@code threads}. */
final class ThreadTable {
    private static final Columns<ThreadReport> REPORT = new Columns<ThreadReport>()
            .key("thread", ThreadReport::name)
            .number("thread_id", ThreadReport::id)
            .text("kind", row -> row.kind().name())
            .flag("terminated", ThreadReport::terminated)
            .time("registered", ThreadReport::registeredNanos)
            .part(ThreadReport::counts, CountColumns.EVENTS)
            .decimal("share_of_loss", ThreadReport::shareOfLoss)
            .decimal("events_per_second", ThreadReport::eventsPerSecond)
            .decimal("bytes_per_second", ThreadReport::bytesPerSecond)
            .decimal("peak_events_per_second", ThreadReport::peakEventRate)
            .text("state", ThreadReport::state)
            .part(ThreadReport::states, CountColumns.STATES)
            .number("blocked_writes", ThreadReport::blockedWrites)
            .number("blocked_ns", ThreadReport::blockedNanos)
            .part(ThreadReport::pressure, CountColumns.pressure(PressureCounter.FIRST))
            .number("greatest_queue_depth", ThreadReport::greatestQueueDepth)
            .number("rings_in_rotation", ThreadReport::ringsInRotation)
            .part(ThreadReport::swaps, CountColumns.SWAPS)
            .part(ThreadReport::pressure, CountColumns.pressure(PressureCounter.LATER));

    static final Columns<InPipeline<ThreadReport>> COLUMNS =
            InPipeline.<ThreadReport>columns().part(InPipeline::part, REPORT);

    private ThreadTable() {}
}
