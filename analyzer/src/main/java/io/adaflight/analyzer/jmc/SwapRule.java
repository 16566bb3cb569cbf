package io.adaflight.analyzer.jmc;

import io.adaflight.analyzer.analysis.compare.Metric;
import io.adaflight.analyzer.analysis.result.Outliers;
import io.adaflight.analyzer.analysis.result.PipelineReport;
import io.adaflight.analyzer.analysis.result.Report;
import io.adaflight.analyzer.recording.event.SwapTimes;
import io.adaflight.analyzer.wording.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmc.common.util.IPreferenceValueProvider;

/** How long ring swaps stopped the writing threads; the worst pipeline counts. */
public final class SwapRule extends VerdictRule {
    private static final Limits PERCENTILE = Limits.ofNanos("swapPercentile", "99 % of the ring swaps", 50e3, 500e3);
    private static final Limits LONGEST = Limits.ofNanos("longestSwap", "Longest ring swap", 10e6, 100e6);

    public SwapRule() {
        super(
                "Swaps",
                "Swap Pauses",
                Topic.SWAPS,
                Stream.concat(PERCENTILE.preferences().stream(), LONGEST.preferences().stream())
                        .toList(),
                List.of(Results.SWAP_P99, Results.SWAP_MAXIMUM));
    }

    @Override
    Assessment assess(Report report, IPreferenceValueProvider preferences) {
        double percentile = BackPressureRule.greatest(report, Metric.SWAP_P99);
        double longest = BackPressureRule.greatest(report, Metric.SWAP_MAX);
        List<String> explanation = new ArrayList<>();
        report.pipelines().forEach(pipeline -> explain(pipeline, explanation));
        String summary = longest == 0
                ? "no ring was swapped"
                : "99 % of the ring swaps took at most " + Figures.nanos((long) percentile) + ", the longest took "
                        + Figures.nanos((long) longest);
        return new Assessment(
                Math.max(PERCENTILE.score(percentile, preferences), LONGEST.score(longest, preferences)),
                summary,
                explanation,
                List.of(
                        "A swap waits when no ring is free or when the thread loses its CPU: give the pipeline more rings,"
                                + " and compare the longest swaps with the JVM's own pauses."),
                List.of(Results.nanos(Results.SWAP_P99, (long) percentile), Results.nanos(Results.SWAP_MAXIMUM, (long)
                        longest)));
    }

    private static void explain(PipelineReport pipeline, List<String> explanation) {
        SwapTimes times = pipeline.swaps().sinceStart();
        if (times != null && times.count() > 0) {
            explanation.add("Threads of " + pipeline.name() + " swapped rings "
                    + Figures.count(pipeline.swaps().count()) + " times; half of the swaps took at most "
                    + Figures.nanos(times.p50Nanos()) + ", 99.9 % at most " + Figures.nanos(times.p999Nanos()) + ".");
        }
        Outliers.Spell slowest = pipeline.slowSwaps().longest();
        if (slowest != null) {
            long count = pipeline.slowSwaps().count();
            explanation.add((count == 1 ? "The slow swap" : "The longest of " + Figures.count(count) + " slow swaps")
                    + " was on " + slowest.thread() + "; the page Ring Swaps shows their stacks.");
        }
    }
}
