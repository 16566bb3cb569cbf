package io.adaflight.scenario;

import io.adaflight.analyzer.analysis.causes.Cause;
import io.adaflight.analyzer.analysis.causes.CauseShare;
import io.adaflight.analyzer.analysis.result.PipelineReport;
import java.util.Locale;
import java.util.Optional;

/** What the analyzer said about one run. */
record Outcome(ScenarioKind kind, long seed, PipelineReport report) {
    /** The cause that it named first; empty when it named none. */
    Optional<Cause> named() {
        return Optional.ofNullable(report.causes().main()).map(CauseShare::cause);
    }

    /** Whether it was right: the true cause first, or none where there is none. */
    boolean isRight() {
        return named().equals(kind.truth());
    }

    /** Whether a cause or anything unusual was found where there is nothing. */
    boolean isFalseAlarm() {
        return kind == ScenarioKind.HEALTHY
                && (named().isPresent() || !report.findings().isEmpty());
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%-5s %-21s seed %-3d lost %,9d of %,10d:",
                isRight() ? "right" : "WRONG",
                kind,
                seed,
                report.counts().dropped(),
                report.counts().offered()));
        for (CauseShare share : report.causes().shares()) {
            text.append(String.format(
                    Locale.ROOT, " %s %.1f%% (conf %.2f)", share.cause(), share.share() * 100, share.confidence()));
        }
        if (!report.findings().isEmpty()) {
            text.append(" findings ").append(report.findings().size());
        }
        return text.toString();
    }
}
