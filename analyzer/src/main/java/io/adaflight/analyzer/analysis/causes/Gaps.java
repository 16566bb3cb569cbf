package io.adaflight.analyzer.analysis.causes;

import java.util.ArrayList;
import java.util.List;

/** Finds what the settings of a recording kept from being seen. */
final class Gaps {
    private static final long USUAL_THRESHOLD_NANOS = 10_000_000L;
    private static final long FINE_THRESHOLD_NANOS = 1_000_000L;

    private final EventSettings settings;
    private final List<MissingEvidence> missing = new ArrayList<>();

    private Gaps(EventSettings settings) {
        this.settings = settings;
    }

    /**
     * Lists them.
     *
     * @param unexplained whether short waits matter, since a part of the loss is not explained
     * @param drainKnown whether any drain thread is known
     */
    static List<MissingEvidence> of(
            EventSettings settings, List<? extends CauseRule> rules, boolean unexplained, boolean drainKnown) {
        Gaps gaps = new Gaps(settings);
        if (!drainKnown) {
            gaps.add(
                    Cause.UNEXPLAINED,
                    "adaflight.DrainThread#enabled=true",
                    "no drain thread is known; with a queue of your own, call PipelineMetrics.drainThread()");
        }
        if (!settings.isKnown()) {
            gaps.add(
                    Cause.UNEXPLAINED,
                    "jdk.ActiveSetting#enabled=true",
                    "the recording does not say which events it has");
            return List.copyOf(gaps.missing);
        }
        long threshold = unexplained ? FINE_THRESHOLD_NANOS : USUAL_THRESHOLD_NANOS;
        for (CauseRule rule : rules) {
            for (String event : rule.events()) {
                gaps.check(rule.cause(), event, threshold);
            }
        }
        return List.copyOf(gaps.missing);
    }

    private void check(Cause cause, String event, long thresholdNanos) {
        if (!settings.isEnabled(event)) {
            add(cause, event + "#enabled=true", event + " is off");
        } else if (settings.periodNanos(event) > ThreadTimes.LONGEST_READING_NANOS) {
            add(
                    cause,
                    event + "#period=1 s",
                    event + " comes once in " + settings.periodNanos(event) / 1_000_000_000 + " s only");
        } else if (settings.thresholdNanos(event) > thresholdNanos) {
            add(
                    cause,
                    event + "#threshold=1 ms",
                    event + " leaves out what takes less than " + settings.thresholdNanos(event) / 1_000_000 + " ms");
        }
    }

    private void add(Cause cause, String setting, String reason) {
        missing.add(new MissingEvidence(cause, setting, reason));
    }
}
