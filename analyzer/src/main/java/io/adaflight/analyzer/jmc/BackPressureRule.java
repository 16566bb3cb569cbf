package io.adaflight.analyzer.jmc;

import io.adaflight.analyzer.analysis.compare.Metric;
import io.adaflight.analyzer.analysis.result.PipelineReport;
import io.adaflight.analyzer.analysis.result.Report;
import io.adaflight.analyzer.analysis.result.ThreadReport;
import io.adaflight.analyzer.wording.Figures;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmc.common.util.IPreferenceValueProvider;

/** How much of their time threads had no free ring or waited for room; the worst pipeline counts. */
public final class BackPressureRule extends VerdictRule {
    private static final Limits LIMITS = Limits.ofRatio("backPressure", "Threads' time under back-pressure", 0.01, 0.1);
    private static final int MOST_THREADS = 3;

    public BackPressureRule() {
        super(
                "BackPressure",
                "Back-Pressure",
                Topic.BACK_PRESSURE,
                LIMITS.preferences(),
                List.of(Results.BLOCKED, Results.DROPPING, Results.EPISODES));
    }

    @Override
    Assessment assess(Report report, IPreferenceValueProvider preferences) {
        double blocked = greatest(report, Metric.BLOCKED);
        double dropping = greatest(report, Metric.DROPPING);
        long episodes = report.pipelines().stream()
                .mapToLong(PipelineReport::episodeCount)
                .sum();
        List<String> explanation = new ArrayList<>();
        report.pipelines().forEach(pipeline -> explain(pipeline, explanation));
        String summary = blocked == 0 && dropping == 0
                ? "no thread was without a free ring or waited for room"
                : "threads "
                        + both(
                                dropping == 0 ? "" : Figures.percent(dropping) + " of their time",
                                blocked == 0 ? "" : Figures.percent(blocked) + " of their time")
                        + (episodes == 0
                                ? ""
                                : ", in " + Figures.count(episodes) + (episodes == 1 ? " episode" : " episodes"));
        return new Assessment(
                LIMITS.score(Math.max(blocked, dropping), preferences),
                summary,
                explanation,
                List.of("Make the drain faster, give the pipeline more rings, or write fewer events."),
                List.of(
                        Results.ratio(Results.BLOCKED, blocked),
                        Results.ratio(Results.DROPPING, dropping),
                        Results.count(Results.EPISODES, episodes)));
    }

    static double greatest(Report report, Metric metric) {
        double greatest = 0;
        for (PipelineReport pipeline : report.pipelines()) {
            Double value = metric.value(
                    pipeline, report.recordings().get(pipeline.recording()).window());
            greatest = value == null ? greatest : Math.max(greatest, value);
        }
        return greatest;
    }

    private static void explain(PipelineReport pipeline, List<String> explanation) {
        pipeline.threads().stream()
                .filter(thread -> thread.heldNanos() > 0)
                .sorted(ThreadReport.BY_BACK_PRESSURE)
                .limit(MOST_THREADS)
                .forEach(thread -> explanation.add(thread.name() + " in " + pipeline.name() + " "
                        + both(
                                thread.states().droppingNanos() == 0
                                        ? ""
                                        : Figures.nanos(thread.states().droppingNanos()),
                                thread.blockedNanos() == 0 ? "" : Figures.nanos(thread.blockedNanos()))
                        + "."));
    }

    /** How long something had no free ring, and how long it waited; what is empty is left out. */
    private static String both(String withoutRing, String blocked) {
        String first = withoutRing.isEmpty() ? "" : "had no free ring for " + withoutRing;
        String second = blocked.isEmpty() ? "" : "waited for room for " + blocked;
        return first + (first.isEmpty() || second.isEmpty() ? "" : " and ") + second;
    }
}
