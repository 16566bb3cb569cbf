package io.adaflight.analyzer.jmc;

import io.adaflight.analyzer.analysis.anomalies.Finding;
import io.adaflight.analyzer.jmc.Assessment.Value;
import java.util.List;
import java.util.Set;

/** Says when nothing was drained though events waited. */
public final class StalledDrainRule extends FindingRule {
    public StalledDrainRule() {
        super(
                "StalledDrain",
                "Stalled Drain",
                Topic.DRAIN,
                Limits.ofNanos("stalledDrain", "Longest stall", 300e6, 2e9),
                Set.of(Finding.Kind.STALLED_DRAIN),
                List.of(Results.LONGEST_STALL),
                "the drain never stalled while events waited",
                "See on the drain thread's lane what it waited for at that time, and take that out of the sink.");
    }

    @Override
    double figure(Finding finding) {
        return finding.endNanos() - finding.startNanos();
    }

    @Override
    List<Value<?>> values(List<Finding> believed) {
        long longest = believed.stream()
                .mapToLong(finding -> finding.endNanos() - finding.startNanos())
                .max()
                .orElse(0);
        return List.of(Results.nanos(Results.LONGEST_STALL, longest));
    }
}
