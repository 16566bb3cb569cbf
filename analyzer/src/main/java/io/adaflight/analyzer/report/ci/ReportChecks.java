package io.adaflight.analyzer.report.ci;

import io.adaflight.analyzer.analysis.anomalies.Finding;
import io.adaflight.analyzer.analysis.causes.CauseShare;
import io.adaflight.analyzer.analysis.result.PipelineReport;
import io.adaflight.analyzer.analysis.result.Report;
import io.adaflight.analyzer.analysis.result.ThreadReport;
import io.adaflight.analyzer.recording.warning.Warning;
import io.adaflight.analyzer.report.ci.Check.Level;
import io.adaflight.analyzer.wording.Figures;
import io.adaflight.analyzer.wording.FindingSentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A report as checks. Pure. */
final class ReportChecks {
    private ReportChecks() {}

    /**
     * One check for each pipeline's loss, and one for each finding and warning.
     *
     * @param limit the smallest loss ratio that fails a pipeline; null for none, so any loss is a warning
     */
    static List<Check> of(Report report, @Nullable Double limit) {
        List<Check> checks = new ArrayList<>();
        for (PipelineReport pipeline : report.pipelines()) {
            String recording =
                    report.recordings().get(pipeline.recording()).info().name();
            checks.add(new Check("loss", pipeline.name(), recording, level(pipeline, limit), loss(pipeline, limit)));
            for (Finding finding : pipeline.findings()) {
                String rule = finding.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
                String message = FindingSentence.of(finding, UnaryOperator.identity());
                checks.add(new Check(rule, pipeline.name(), recording, Level.NOTE, message));
            }
        }
        report.warnings().forEach(warning -> checks.add(of(warning)));
        return checks;
    }

    /** A warning as a check. */
    static Check of(Warning warning) {
        String subject = warning.pipeline().isEmpty() ? warning.recording() : warning.pipeline();
        return new Check("recording", subject, warning.recording(), Level.WARNING, warning.text());
    }

    private static Level level(PipelineReport pipeline, @Nullable Double limit) {
        if (pipeline.counts().dropped() == 0) {
            return Level.PASSED;
        }
        if (limit == null) {
            return Level.WARNING;
        }
        return pipeline.counts().lossRatio() >= limit ? Level.FAILED : Level.NOTE;
    }

    private static String loss(PipelineReport pipeline, @Nullable Double limit) {
        StringBuilder text = new StringBuilder(Figures.count(pipeline.counts().dropped()) + " of "
                + Figures.count(pipeline.counts().offered()) + " events lost ("
                + Figures.percent(pipeline.counts().lossRatio())
                + (limit == null ? "" : ", limit " + Figures.percent(limit)) + ")");
        pipeline.threads().stream()
                .filter(thread -> thread.counts().dropped() > 0)
                .max(Comparator.comparingLong(
                        (ThreadReport thread) -> thread.counts().dropped()))
                .ifPresent(worst -> text.append(", ")
                        .append(Figures.percent(worst.shareOfLoss()))
                        .append(" of them by ")
                        .append(worst.name()));
        CauseShare main = pipeline.causes().main();
        if (main != null) {
            text.append("; main cause ")
                    .append(main.cause().name())
                    .append(" (")
                    .append(Figures.percent(main.share()))
                    .append(')');
        }
        return text.toString();
    }
}
