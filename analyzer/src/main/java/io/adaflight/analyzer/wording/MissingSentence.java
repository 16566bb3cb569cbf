package io.adaflight.analyzer.wording;

import io.adaflight.analyzer.analysis.causes.MissingEvidence;

/** What a recording does not show and the setting that would show it, without a full stop. */
public final class MissingSentence {
    private MissingSentence() {}

    public static String of(MissingEvidence missing) {
        return "not seen: " + missing.reason() + "; record with " + missing.setting();
    }
}
