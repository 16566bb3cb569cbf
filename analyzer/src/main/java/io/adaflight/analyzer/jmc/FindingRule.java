package io.adaflight.analyzer.jmc;

import io.adaflight.analyzer.analysis.anomalies.Finding;
import io.adaflight.analyzer.analysis.result.PipelineReport;
import io.adaflight.analyzer.analysis.result.Report;
import io.adaflight.analyzer.jmc.Assessment.Value;
import io.adaflight.analyzer.wording.Figures;
import io.adaflight.analyzer.wording.FindingSentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.common.util.IPreferenceValueProvider;
import org.openjdk.jmc.common.util.TypedPreference;
import org.openjdk.jmc.flightrecorder.rules.TypedResult;

/** A rule about findings of some kinds, as far as they can be believed; the greatest counts. */
abstract class FindingRule extends VerdictRule {
    private static final double LEAST_CONFIDENCE_PERCENT = 50;
    private static final int MOST_TOLD = 10;

    private final Set<Finding.Kind> kinds;
    private final Limits limits;
    private final TypedPreference<IQuantity> leastConfidence;
    private final String nothing;
    private final String advice;

    FindingRule(
            String id,
            String name,
            Topic topic,
            Limits limits,
            Set<Finding.Kind> kinds,
            List<TypedResult<?>> results,
            String nothing,
            String advice) {
        this(id, name, topic, limits, kinds, results, nothing, advice, confidence(id));
    }

    private FindingRule(
            String id,
            String name,
            Topic topic,
            Limits limits,
            Set<Finding.Kind> kinds,
            List<TypedResult<?>> results,
            String nothing,
            String advice,
            TypedPreference<IQuantity> leastConfidence) {
        super(
                id,
                name,
                topic,
                Stream.concat(limits.preferences().stream(), Stream.of(leastConfidence))
                        .toList(),
                Stream.concat(results.stream(), Stream.of(Results.FINDINGS)).toList());
        this.kinds = Set.copyOf(kinds);
        this.limits = limits;
        this.leastConfidence = leastConfidence;
        this.nothing = nothing;
        this.advice = advice;
    }

    private static TypedPreference<IQuantity> confidence(String id) {
        return new TypedPreference<>(
                "adaflight." + id + ".confidence",
                "Lowest confidence",
                "Leaves out findings with less confidence",
                UnitLookup.PERCENTAGE,
                UnitLookup.PERCENT.quantity(LEAST_CONFIDENCE_PERCENT));
    }

    /** What the limits apply to. */
    abstract double figure(Finding finding);

    /** Further figures of the findings that are believed. */
    List<Value<?>> values(List<Finding> believed) {
        return List.of();
    }

    @Override
    final Assessment assess(Report report, IPreferenceValueProvider preferences) {
        double least = preferences.getPreferenceValue(leastConfidence).doubleValueIn(UnitLookup.PERCENT_UNITY);
        List<Finding> believed = new ArrayList<>();
        List<String> sentences = new ArrayList<>();
        for (PipelineReport pipeline : report.pipelines()) {
            long began = report.recordings().get(pipeline.recording()).window().fromNanos();
            pipeline.findings().stream()
                    .filter(finding -> kinds.contains(finding.kind()) && finding.confidence() >= least)
                    .forEach(finding -> {
                        believed.add(finding);
                        sentences.add(sentence(pipeline.name(), began, finding));
                    });
        }
        double greatest = believed.stream().mapToDouble(this::figure).max().orElse(0);
        List<Value<?>> values = new ArrayList<>(values(believed));
        values.add(Results.count(Results.FINDINGS, believed.size()));
        return new Assessment(
                limits.score(greatest, preferences),
                summary(believed),
                sentences.subList(0, Math.min(MOST_TOLD, sentences.size())),
                List.of(advice),
                values);
    }

    private String summary(List<Finding> believed) {
        return believed.stream()
                .max(Comparator.comparingDouble(this::figure))
                .map(worst -> FindingSentence.of(worst, UnaryOperator.identity())
                        + (believed.size() > 1 ? ", and " + (believed.size() - 1) + " more" : ""))
                .orElse(nothing);
    }

    private static String sentence(String pipeline, long beganNanos, Finding finding) {
        return pipeline + ", from " + Figures.nanos(Math.max(0, finding.startNanos() - beganNanos)) + " on for "
                + Figures.nanos(finding.endNanos() - finding.startNanos()) + ": "
                + FindingSentence.of(finding, UnaryOperator.identity()) + " (confidence "
                + Figures.percent(finding.confidence()) + ").";
    }
}
