package io.adaflight.analyzer.analysis.fleet;

import io.adaflight.analyzer.analysis.causes.Cause;
import io.adaflight.analyzer.analysis.causes.CauseShare;
import io.adaflight.analyzer.analysis.count.RecordingAnalysis;
import io.adaflight.analyzer.analysis.count.ReportBuilder;
import io.adaflight.analyzer.analysis.count.ReportSink;
import io.adaflight.analyzer.analysis.result.PipelineReport;
import io.adaflight.analyzer.analysis.result.Ratios;
import io.adaflight.analyzer.analysis.result.RecordingSummary;
import io.adaflight.analyzer.analysis.result.Report;
import io.adaflight.analyzer.recording.event.DrainCounts;
import io.adaflight.analyzer.recording.event.EventCounts;
import io.adaflight.analyzer.recording.warning.Warning;
import io.adaflight.analyzer.recording.warning.Warning.Code;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Keeps only one row for each recording, so memory does not depend on their content. */
public final class FleetBuilder implements ReportSink {
    private static final int MOST_WARNINGS = 1000;
    private static final Comparator<FleetRow> WORST_FIRST = Comparator.comparingLong(
                    (FleetRow row) -> row.counts().dropped())
            .reversed()
            .thenComparing(row -> row.info().name());

    private final List<FleetRow> rows = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();
    private final Map<Cause, Long> lostByCause = new EnumMap<>(Cause.class);
    private EventCounts counts = EventCounts.NONE;
    private DrainCounts drain = new DrainCounts(0, 0, 0);
    private long moreWarnings;
    private boolean lowerBound;

    @Override
    public void add(RecordingAnalysis analysis, int readChunks, List<Warning> ofRecording) {
        ReportBuilder alone = new ReportBuilder();
        alone.add(analysis, readChunks, ofRecording);
        Report report = alone.build();
        RecordingSummary summary = report.recordings().get(0);
        Map<Cause, Long> causes = new EnumMap<>(Cause.class);
        for (PipelineReport pipeline : report.pipelines()) {
            for (CauseShare share : pipeline.causes().shares()) {
                causes.merge(share.cause(), share.lostEvents(), EventCounts::saturatedSum);
            }
        }
        causes.forEach((cause, lost) -> lostByCause.merge(cause, lost, EventCounts::saturatedSum));
        rows.add(new FleetRow(
                summary.info(),
                summary.process(),
                summary.window(),
                readChunks,
                report.verdict(),
                report.counts(),
                report.drain(),
                report.drainCounted(),
                report.pipelines().size(),
                report.warnings().size(),
                causes,
                LossOverTime.of(report.pipelines(), summary.window())));
        counts = counts.plus(report.counts());
        drain = drain.plus(report.drain());
        lowerBound |= report.verdict().lowerBound();
        report.warnings().forEach(this::keep);
    }

    @Override
    public void add(Warning warning) {
        lowerBound |= ReportBuilder.isIncomplete(warning);
        keep(warning);
    }

    private void keep(Warning warning) {
        if (warnings.size() < MOST_WARNINGS) {
            warnings.add(warning);
        } else {
            moreWarnings++;
        }
    }

    @Override
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The report on all of them. */
    public FleetReport build() {
        List<FleetRow> sorted = new ArrayList<>(rows);
        sorted.sort(WORST_FIRST);
        List<Warning> all = new ArrayList<>(warnings);
        if (moreWarnings > 0) {
            all.add(new Warning(Code.TOO_MANY, "", "", moreWarnings + " more warnings"));
        }
        Cause main = ReportBuilder.mainCause(lostByCause);
        long lost = main == null ? 0 : Objects.requireNonNull(lostByCause.get(main));
        return new FleetReport(
                sorted, counts, drain, lowerBound, main, Ratios.of(lost, counts.dropped()), lostByCause, all);
    }
}
