package io.adaflight.analyzer.wording;

import io.adaflight.analyzer.analysis.causes.Evidence;
import io.adaflight.analyzer.analysis.causes.Evidence.Attribute;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What was seen of a cause, in words, without a full stop and with names as recorded. */
public final class EvidenceSentence {
    private EvidenceSentence() {}

    /** The sentence with full stacks. */
    public static String of(Evidence evidence) {
        return sentence(evidence, UnaryOperator.identity(), UnaryOperator.identity());
    }

    /** The sentence with short stacks and the initials of packages. */
    public static String brief(Evidence evidence) {
        return sentence(evidence, StackLines::shortened, StackLines::shortenedClass);
    }

    /** The sentence without stacks. */
    public static String withoutStacks(Evidence evidence) {
        return sentence(evidence, stack -> "", UnaryOperator.identity());
    }

    private static String sentence(
            Evidence evidence, UnaryOperator<String> shownStack, UnaryOperator<String> shownClass) {
        List<String> parts = new ArrayList<>();
        for (Attribute attribute : evidence.attributes()) {
            String value = switch (attribute.key()) {
                case BYTES -> Figures.bytes(Long.parseLong(attribute.value()));
                case FRAMES, OWNER_FRAMES -> shownStack.apply(attribute.value());
                case CLASS -> shownClass.apply(attribute.value());
                default -> attribute.value();
            };
            if (!value.isEmpty()) {
                parts.add(label(attribute.key()) + value);
            }
        }
        String what = String.join(", ", parts);
        if (evidence.heldNanos() > 0) {
            return what + ": " + Figures.count(evidence.count()) + (evidence.count() == 1 ? " time, " : " times, ")
                    + Figures.nanos(evidence.heldNanos()) + " in total, the longest "
                    + Figures.nanos(evidence.longestEndNanos() - evidence.longestStartNanos());
        }
        return evidence.outOf() > 0
                ? "in " + Figures.count(evidence.count()) + " of " + Figures.count(evidence.outOf()) + " samples"
                        + (what.isEmpty() ? "" : ", " + what)
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
