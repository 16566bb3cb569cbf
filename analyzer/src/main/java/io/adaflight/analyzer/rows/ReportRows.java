package io.adaflight.analyzer.rows;

import io.adaflight.analyzer.analysis.result.PipelineReport;
import io.adaflight.analyzer.analysis.result.Report;
import java.util.ArrayList;
import java.util.List;

/** Maps what one recording says to rows: that of the recording first, then those of each pipeline. */
final class ReportRows {
    private final RecordingOutcome outcome;
    private final List<Row> rows = new ArrayList<>();

    private ReportRows(RecordingOutcome outcome) {
        this.outcome = outcome;
    }

    static List<Row> of(RecordingOutcome outcome) {
        ReportRows mapping = new ReportRows(outcome);
        mapping.rows.add(new Row(Table.RECORDINGS, RecordingTable.COLUMNS.row(outcome)));
        Report report = outcome.report();
        if (report != null) {
            report.pipelines().forEach(mapping::add);
        }
        return mapping.rows;
    }

    private void add(PipelineReport pipeline) {
        add(Table.PIPELINES, PipelineTable.COLUMNS, pipeline, List.of(pipeline));
        add(Table.THREADS, ThreadTable.COLUMNS, pipeline, pipeline.threads());
        add(Table.EPISODES, EpisodeTable.COLUMNS, pipeline, pipeline.episodes());
        add(Table.CAUSES, CauseTable.COLUMNS, pipeline, pipeline.causes().shares());
        add(Table.FINDINGS, FindingTable.COLUMNS, pipeline, pipeline.findings());
    }

    private <T> void add(Table table, Columns<InPipeline<T>> columns, PipelineReport pipeline, List<T> parts) {
        long number = 0;
        for (T part : parts) {
            number++;
            rows.add(new Row(table, columns.row(new InPipeline<>(outcome.name(), pipeline, number, part))));
        }
    }
}
