package io.adaflight.analyzer.rows;

import io.adaflight.analyzer.analysis.causes.Cause;
import io.adaflight.analyzer.analysis.result.CollectionSummary;
import io.adaflight.analyzer.analysis.result.ProcessIdentity;
import io.adaflight.analyzer.analysis.result.RecordingSummary;
import io.adaflight.analyzer.analysis.result.Report;
import io.adaflight.analyzer.analysis.result.TimeWindow;
import io.adaflight.analyzer.analysis.result.Verdict;
import io.adaflight.analyzer.recording.RecordingInfo;
import io.adaflight.analyzer.recording.event.VmPause;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The table {@code recordings}. */
final class RecordingTable {
    private static final Columns<ProcessIdentity> PROCESS = new Columns<ProcessIdentity>()
            .time("jvm_start", ProcessIdentity::jvmStartNanos)
            .number("pid", process -> process.pid() > 0, ProcessIdentity::pid)
            .text("host", ProcessIdentity::host)
            .text("application", ProcessIdentity::application)
            .text("application_version", ProcessIdentity::applicationVersion)
            .text("main_class", ProcessIdentity::mainClass)
            .text("java_version", ProcessIdentity::javaVersion);

    private static final Columns<RecordingInfo> INFO = new Columns<RecordingInfo>()
            .number("files", RecordingInfo::files)
            .number("bytes", RecordingInfo::bytes)
            .number("chunks", RecordingInfo::chunks);

    private static final Columns<TimeWindow> WINDOW = new Columns<TimeWindow>()
            .time("start_time", TimeWindow::fromNanos)
            .time("end_time", TimeWindow::toNanos)
            .number("duration_ns", TimeWindow::lengthNanos);

    private static final Columns<CollectionSummary> COLLECTIONS = new Columns<CollectionSummary>()
            .number("collections", CollectionSummary::count)
            .number("collection_ns", CollectionSummary::totalNanos)
            .number("longest_collection_ns", CollectionSummary::longestNanos)
            .number("most_rows", CollectionSummary::mostRows)
            .number("failed_collections", CollectionSummary::failures)
            .number("skipped_collections", CollectionSummary::skipped);

    private static final Columns<RecordingSummary> SUMMARY = new Columns<RecordingSummary>()
            .part(RecordingSummary::window, WINDOW)
            .part(RecordingSummary::process, PROCESS)
            .part(RecordingSummary::info, INFO)
            .number("chunks_read", RecordingSummary::readChunks)
            .part(RecordingSummary::collecting, COLLECTIONS)
            .number(
                    "longest_pause_ns",
                    summary -> summary.pauses().stream()
                            .mapToLong(VmPause::durationNanos)
                            .max()
                            .orElse(0));

    private static final Columns<Verdict> VERDICT = new Columns<Verdict>()
            .flag("lower_bound", Verdict::lowerBound)
            .text("worst_pipeline", Verdict::worstPipeline)
            .decimal("worst_pipeline_loss_ratio", Verdict::worstPipelineLossRatio)
            .text("worst_thread", Verdict::worstThread)
            .decimal("worst_thread_share", Verdict::worstThreadShare)
            .text("main_cause", RecordingTable::mainCause)
            .decimal("main_cause_share", Verdict::mainCauseShare);

    private static final Columns<Report> REPORT = new Columns<Report>()
            .text("adaflight_version", RecordingTable::adaFlightVersion)
            .part(Report::counts, CountColumns.EVENTS)
            .number("drained", Report::drainCounted, report -> report.drain().drained())
            .part(Report::drain, CountColumns.FAILURES)
            .number("pipelines", report -> report.pipelines().size())
            .number("warnings", report -> report.warnings().size())
            .part(Report::verdict, VERDICT);

    static final Columns<RecordingOutcome> COLUMNS = new Columns<RecordingOutcome>()
            .number("schema_version", outcome -> Table.SCHEMA_VERSION)
            .key("recording", RecordingOutcome::name)
            .text("status", outcome -> outcome.status().name())
            .text("damage", RecordingOutcome::damage)
            .part(RecordingOutcome::summary, SUMMARY)
            .part(RecordingOutcome::report, REPORT);

    private RecordingTable() {}

    private static String adaFlightVersion(Report report) {
        return report.pipelines().stream()
                .map(pipeline -> pipeline.configuration())
                .filter(Objects::nonNull)
                .map(configuration -> Objects.requireNonNull(configuration).version())
                .findFirst()
                .orElse("");
    }

    private static @Nullable String mainCause(Verdict verdict) {
        Cause cause = verdict.mainCause();
        return cause == null ? null : cause.name();
    }
}
