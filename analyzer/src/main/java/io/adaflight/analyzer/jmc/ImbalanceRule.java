package io.adaflight.analyzer.jmc;

import io.adaflight.analyzer.analysis.anomalies.Finding;
import java.util.List;
import java.util.Set;

/** Says which threads write much more or much less than the others. */
public final class ImbalanceRule extends FindingRule {
    public ImbalanceRule() {
        super(
                "Imbalance",
                "Uneven Threads",
                Topic.THREADS,
                Limits.ofNumber("imbalance", "Times the peers' part", 2, 10),
                Set.of(Finding.Kind.SKEWED_LOAD, Finding.Kind.RATE_OUTLIER),
                List.of(),
                "no thread writes much more or less than its peers",
                "Spread the work over the threads, or give the busy ones a pipeline of their own.");
    }

    @Override
    double figure(Finding finding) {
        return finding.size();
    }
}
