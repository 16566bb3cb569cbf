package io.adaflight.analyzer.report.ci;

import io.adaflight.analyzer.analysis.compare.Change;
import io.adaflight.analyzer.analysis.compare.Comparison;
import io.adaflight.analyzer.analysis.compare.Metric;
import io.adaflight.analyzer.report.ci.Check.Level;
import io.adaflight.analyzer.report.text.ComparisonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A comparison as checks: one for each metric of each pipeline and one for each warning. Pure. */
final class ComparisonChecks {
    private ComparisonChecks() {}

    static List<Check> of(Comparison comparison, Map<Metric, Double> limits) {
        String candidate = comparison.candidate().info().name();
        List<Check> checks = new ArrayList<>();
        for (Comparison.Pipeline pipeline : comparison.pipelines()) {
            for (Change change : pipeline.changes()) {
                checks.add(new Check(
                        ComparisonText.name(change.metric()),
                        pipeline.name(),
                        candidate,
                        change.exceeds(limits) ? Level.FAILED : Level.PASSED,
                        ComparisonText.value(change.metric(), change.baseline()) + " in the baseline, "
                                + ComparisonText.value(change.metric(), change.candidate()) + " now ("
                                + ComparisonText.difference(change) + ")"));
            }
        }
        for (String name : comparison.onlyBaseline()) {
            checks.add(new Check("pipelines", name, candidate, Level.WARNING, "is in the baseline only"));
        }
        for (String name : comparison.onlyCandidate()) {
            checks.add(new Check("pipelines", name, candidate, Level.NOTE, "is in the candidate only"));
        }
        comparison.warnings().forEach(warning -> checks.add(ReportChecks.of(warning)));
        return checks;
    }
}
