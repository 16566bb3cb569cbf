package io.adaflight.scenario;

import io.adaflight.analyzer.analysis.causes.Cause;
import io.adaflight.analyzer.analysis.causes.CauseShare;
import io.adaflight.analyzer.analysis.result.PipelineReport;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What the analyzer said about one run.
 *
 * @param plan what was drawn
 * @param seed the seed
 * @param nanosOfStall how long a stall lasted on average
 * @param truth what the program measured
 * @param report what the analyzer said
 */
record Outcome(Plan plan, long seed, double nanosOfStall, Truth truth, PipelineReport report) {
    /** The cause that it named first; empty when it named none. */
    Optional<CauseShare> first() {
        return Optional.ofNullable(report.causes().main());
    }

    /** The name of the cause that it named first. */
    String named() {
        return first().map(share -> share.cause().name()).orElse("none");
    }

    /** The confidence of the cause that it named first; 0 where there is none, or it has none. */
    double confidence() {
        return first().filter(share -> share.cause() != Cause.UNEXPLAINED)
                .map(CauseShare::confidence)
                .orElse(0.0);
    }

    /** Whether it was right: the true cause first, or none where nothing was lost. */
    boolean isRight() {
        return first().map(share -> allows(share.cause())).orElse(truth.isNone());
    }

    private boolean allows(Cause cause) {
        return Arrays.stream(Part.values()).anyMatch(part -> part.causes().contains(cause) && truth.allows(part));
    }

    /** Whether something was said of a healthy run that lost nothing. */
    boolean isFalseAlarm() {
        return plan.kind() == ScenarioKind.HEALTHY
                && truth.isNone()
                && (first().isPresent() || !report.findings().isEmpty());
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%-5s %-16s seed %-3d %-12s %,9d of %,10d lost for %s; stalls of %.2f ms; %s:",
                !truth.isKnown() ? "?" : isRight() ? "right" : "WRONG",
                plan.kind(),
                seed,
                plan.path(),
                report.counts().dropped(),
                report.counts().offered(),
                truth,
                nanosOfStall / 1e6,
                plan.settings()));
        for (CauseShare share : report.causes().shares()) {
            text.append(String.format(
                    Locale.ROOT, " %s %.0f%% (%.2f)", share.cause(), share.share() * 100, share.confidence()));
        }
        if (!report.findings().isEmpty()) {
            text.append(" findings ").append(report.findings().size());
        }
        return text.toString();
    }
}
