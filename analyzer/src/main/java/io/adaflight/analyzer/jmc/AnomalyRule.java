package io.adaflight.analyzer.jmc;

import io.adaflight.analyzer.analysis.anomalies.Finding;
import java.util.List;
import java.util.Set;

/** Says what changed while the recording ran: rates of threads, and the time of ring swaps. */
public final class AnomalyRule extends FindingRule {
    public AnomalyRule() {
        super(
                "Anomalies",
                "Unusual Behaviour",
                Topic.OVERVIEW,
                Limits.ofNumber("anomalies", "Times the usual", 3, 20),
                Set.of(Finding.Kind.RATE_CHANGE, Finding.Kind.SLOWER_SWAPS),
                List.of(),
                "no thread wrote at an unusual rate, and swaps did not get slower",
                "Check what the application did at the time of each finding.");
    }

    @Override
    double figure(Finding finding) {
        return finding.size();
    }
}
