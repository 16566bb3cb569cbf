package io.adaflight.analyzer.jmc;

import io.adaflight.analyzer.analysis.causes.Cause;
import io.adaflight.analyzer.analysis.causes.CauseShare;
import io.adaflight.analyzer.analysis.causes.DrainTime;
import io.adaflight.analyzer.analysis.result.PipelineReport;
import io.adaflight.analyzer.analysis.result.Report;
import io.adaflight.analyzer.analysis.result.Verdict;
import io.adaflight.analyzer.jmc.Assessment.Value;
import io.adaflight.analyzer.wording.CauseAdvice;
import io.adaflight.analyzer.wording.CauseSentence;
import io.adaflight.analyzer.wording.DrainTimeTable;
import io.adaflight.analyzer.wording.Figures;
import io.adaflight.analyzer.wording.VerdictSentence;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmc.common.util.IPreferenceValueProvider;

/** Says what was lost, by which thread and why; the pipeline with the greatest loss counts. */
public final class LossRule extends VerdictRule {
    private static final Limits LIMITS = Limits.ofRatio("loss", "Loss", 0.001, 0.01);

    public LossRule() {
        super(
                "Loss",
                "Lost Events",
                Topic.OVERVIEW,
                LIMITS.preferences(),
                List.of(
                        Results.OFFERED,
                        Results.LOST,
                        Results.FAILED,
                        Results.LOSS_RATIO,
                        Results.WORST_THREAD,
                        Results.MAIN_CAUSE));
    }

    @Override
    Assessment assess(Report report, IPreferenceValueProvider preferences) {
        Verdict verdict = report.verdict();
        List<String> explanation = new ArrayList<>();
        List<String> advice = new ArrayList<>();
        double worst = 0;
        for (PipelineReport pipeline : report.pipelines()) {
            worst = Math.max(worst, Math.max(pipeline.counts().lossRatio(), failedRatio(pipeline)));
            if (pipeline.counts().dropped() > 0) {
                explanation.add("Pipeline " + pipeline.name() + " lost "
                        + Figures.count(pipeline.counts().dropped()) + " events ("
                        + Figures.percent(pipeline.counts().lossRatio()) + ").");
                explain(pipeline, explanation, advice);
            }
        }
        if (verdict.eventsFailed() > 0) {
            advice.add("The application's log has the exceptions that the sink threw.");
        }
        return new Assessment(
                score(worst, preferences), VerdictSentence.of(verdict), explanation, advice, values(verdict));
    }

    /* However small, a loss is shown. */
    private static double score(double worst, IPreferenceValueProvider preferences) {
        return worst > 0 ? Math.max(Score.INFO, LIMITS.score(worst, preferences)) : 0;
    }

    /* Events that the sink failed to take are gone as well, though they count as drained. */
    private static double failedRatio(PipelineReport pipeline) {
        long drained = pipeline.drain().drained();
        return drained <= 0 ? 0 : Math.min(1.0, (double) pipeline.drain().failed() / drained);
    }

    private static void explain(PipelineReport pipeline, List<String> explanation, List<String> advice) {
        CauseShare main = pipeline.causes().main();
        if (main != null) {
            explanation.add(CauseSentence.of(main, pipeline.causes()));
            DrainTime time = pipeline.causes().drainTime();
            if (time != null) {
                DrainTimeTable.rows(time).forEach(row -> explanation.add(line(row)));
            }
            String what = CauseAdvice.of(main);
            if (!advice.contains(what)) {
                advice.add(what);
            }
        }
    }

    private static String line(DrainTimeTable.Row row) {
        return row.part() + ": " + row.losing() + " per event while losing"
                + (row.calm().isEmpty() ? "" : ", " + row.calm() + " calm")
                + (row.factor().isEmpty() ? "" : ", " + row.factor());
    }

    private static List<Value<?>> values(Verdict verdict) {
        List<Value<?>> values = new ArrayList<>(List.of(
                Results.count(Results.OFFERED, verdict.eventsOffered()),
                Results.count(Results.LOST, verdict.eventsLost()),
                Results.count(Results.FAILED, verdict.eventsFailed()),
                Results.ratio(Results.LOSS_RATIO, verdict.worstPipelineLossRatio())));
        String thread = verdict.worstThread();
        if (thread != null) {
            values.add(new Value<>(Results.WORST_THREAD, thread));
        }
        Cause cause = verdict.mainCause();
        if (cause != null) {
            values.add(new Value<>(Results.MAIN_CAUSE, cause.name()));
        }
        return values;
    }
}
