package io.adaflight.analyzer.wording;

import io.adaflight.analyzer.analysis.causes.Evidence;
import io.adaflight.analyzer.analysis.causes.Evidence.Attribute;
import java.util.ArrayList;
import java.util.List;

/** What was seen of a cause, in words and without a full stop; names in it are as recorded. */
public final class EvidenceSentence {
    private EvidenceSentence() {}

    public static String of(Evidence evidence) {
        List<String> parts = new ArrayList<>();
        for (Attribute attribute : evidence.attributes()) {
            String value = attribute.key() == Evidence.Key.BYTES
                    ? Figures.bytes(Long.parseLong(attribute.value()))
                    : attribute.value();
            parts.add(label(attribute.key()) + value);
        }
        String what = String.join(", ", parts);
        if (evidence.heldNanos() > 0) {
            return what + ": " + Figures.count(evidence.count()) + (evidence.count() == 1 ? " time, " : " times, ")
                    + Figures.nanos(evidence.heldNanos()) + " in all, the longest "
                    + Figures.nanos(evidence.longestEndNanos() - evidence.longestStartNanos());
        }
        return evidence.outOf() > 0
                ? "in " + Figures.count(evidence.count()) + " of " + Figures.count(evidence.outOf()) + " looks, " + what
                : what;
    }

    private static String label(Evidence.Key key) {
        return switch (key) {
            case THREAD -> "on ";
            case OWNER -> "held by ";
            case OWNER_WAS -> "which was in ";
            case CLASS -> "class ";
            case PATH -> "file ";
            case ADDRESS -> "peer ";
            case BYTES, FIGURE, OPERATION -> "";
            case FRAMES -> "at ";
            case OWNER_FRAMES -> "the owner at ";
        };
    }
}
