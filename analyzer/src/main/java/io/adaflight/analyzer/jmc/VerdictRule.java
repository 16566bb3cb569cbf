package io.adaflight.analyzer.jmc;

import io.adaflight.analyzer.analysis.result.Report;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.common.util.IPreferenceValueProvider;
import org.openjdk.jmc.common.util.TypedPreference;
import org.openjdk.jmc.flightrecorder.rules.AbstractRule;
import org.openjdk.jmc.flightrecorder.rules.IResult;
import org.openjdk.jmc.flightrecorder.rules.IResultValueProvider;
import org.openjdk.jmc.flightrecorder.rules.ResultBuilder;
import org.openjdk.jmc.flightrecorder.rules.Severity;
import org.openjdk.jmc.flightrecorder.rules.TypedResult;

/** A rule that assesses the report on a recording. */
abstract class VerdictRule extends AbstractRule {
    VerdictRule(
            String id,
            String name,
            Topic topic,
            Collection<TypedPreference<?>> preferences,
            Collection<TypedResult<?>> results) {
        super("adaflight." + id, "AdaFlight: " + name, topic.id(), preferences, withScore(results), Map.of());
    }

    private static List<TypedResult<?>> withScore(Collection<TypedResult<?>> results) {
        List<TypedResult<?>> all = new ArrayList<>(results);
        all.add(TypedResult.SCORE);
        return List.copyOf(all);
    }

    abstract Assessment assess(Report report, IPreferenceValueProvider preferences);

    @Override
    protected final IResult getResult(
            IItemCollection items, IPreferenceValueProvider preferences, IResultValueProvider dependencies) {
        try {
            Optional<Report> report = LoadedReports.of(items);
            return report.isPresent()
                    ? result(assess(report.get(), preferences), preferences)
                    : silent(Severity.IGNORE, "The recording has no AdaFlight events.", preferences);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return silent(Severity.NA, "The evaluation was cancelled.", preferences);
        } catch (ExecutionException | RuntimeException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return silent(
                    Severity.NA, "The recording cannot be analysed: " + cause, IPreferenceValueProvider.DEFAULT_VALUES);
        }
    }

    private IResult silent(Severity severity, String reason, IPreferenceValueProvider preferences) {
        return ResultBuilder.createFor(this, preferences)
                .setSeverity(severity)
                .setSummary(ResultText.of(reason))
                .build();
    }

    private IResult result(Assessment assessment, IPreferenceValueProvider preferences) {
        Severity severity = Severity.get(assessment.score());
        ResultBuilder builder = ResultBuilder.createFor(this, preferences)
                .setSeverity(severity)
                .setSummary(ResultText.of(sentence(assessment.summary())))
                .setExplanation(ResultText.lines(assessment.explanation()))
                .addResult(TypedResult.SCORE, UnitLookup.NUMBER_UNITY.quantity(assessment.score()));
        if (severity != Severity.OK) {
            builder.setSolution(ResultText.lines(assessment.advice()));
        }
        assessment.values().forEach(value -> value.addTo(builder));
        return builder.build();
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }
}
