package io.adaflight.analyzer.jmc;

import io.adaflight.analyzer.analysis.result.Report;
import io.adaflight.analyzer.recording.warning.Warning;
import io.adaflight.analyzer.wording.Figures;
import java.util.List;
import org.openjdk.jmc.common.util.IPreferenceValueProvider;

/** Says whether the recording can be believed: what the recorder lost, what is missing, and books that do not balance. */
public final class LostDataRule extends VerdictRule {
    private static final Limits WARNINGS = Limits.ofNumber("lostData", "Warnings", 1, 10);
    private static final double INCOMPLETE = 75;

    public LostDataRule() {
        super(
                "LostData",
                "Incomplete Recording",
                Topic.OVERVIEW,
                WARNINGS.preferences(),
                List.of(Results.LOWER_BOUND, Results.WARNINGS));
    }

    @Override
    Assessment assess(Report report, IPreferenceValueProvider preferences) {
        List<String> explanation =
                report.warnings().stream().map(LostDataRule::sentence).toList();
        boolean lowerBound = report.verdict().lowerBound();
        int warnings = explanation.size();
        String summary = warnings == 0
                ? "nothing is missing from the recording"
                : Figures.count(warnings) + (warnings == 1 ? " warning" : " warnings") + " about the recording"
                        + (lowerBound ? ": its counts are lower bounds" : "");
        return new Assessment(
                Math.max(WARNINGS.score(warnings, preferences), lowerBound ? INCOMPLETE : 0),
                summary,
                explanation,
                List.of("Record with the settings file adaflight.jfc; if the recorder loses data, give it more memory"
                        + " (-XX:FlightRecorderOptions:memorysize=) or record fewer events."),
                List.of(
                        new Assessment.Value<>(Results.LOWER_BOUND, lowerBound),
                        Results.count(Results.WARNINGS, warnings)));
    }

    private static String sentence(Warning warning) {
        return (warning.pipeline().isEmpty() ? "" : warning.pipeline() + ": ") + warning.text() + ".";
    }
}
