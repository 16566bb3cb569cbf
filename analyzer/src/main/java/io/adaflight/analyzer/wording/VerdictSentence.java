package io.adaflight.analyzer.wording;

import io.adaflight.analyzer.analysis.result.Verdict;
import java.util.function.UnaryOperator;

/** The verdict as one sentence, without a full stop. */
public final class VerdictSentence {
    private VerdictSentence() {}

    /** The full sentence, with names as recorded. */
    public static String of(Verdict verdict) {
        return of(verdict, UnaryOperator.identity());
    }

    /** The full sentence, with names as the operator shows them. */
    public static String of(Verdict verdict, UnaryOperator<String> shownName) {
        return sentence(verdict, " of it by ", shownName);
    }

    /** A slightly shorter sentence. */
    public static String brief(Verdict verdict, UnaryOperator<String> shownName) {
        return sentence(verdict, " by ", shownName);
    }

    /** The full sentence about many recordings; it names the worst recording in place of the worst thread, as recorded. */
    public static String inRecordings(Verdict verdict) {
        return sentence(verdict, " of it in ", UnaryOperator.identity());
    }

    private static String sentence(Verdict verdict, String by, UnaryOperator<String> shownName) {
        String least = verdict.lowerBound() ? "at least " : "";
        StringBuilder text = new StringBuilder();
        if (verdict.eventsOffered() == 0) {
            text.append(verdict.lowerBound() ? "no events seen" : "no events were offered");
        } else {
            text.append(least)
                    .append(Figures.count(verdict.eventsOffered()))
                    .append(verdict.eventsOffered() == 1 ? " event offered, " : " events offered, ");
            appendLoss(text, verdict, by, shownName);
        }
        if (verdict.eventsFailed() > 0) {
            text.append("; the sink failed to take ").append(Figures.count(verdict.eventsFailed()));
        }
        return text.toString();
    }

    private static void appendLoss(StringBuilder text, Verdict verdict, String by, UnaryOperator<String> shownName) {
        if (verdict.eventsLost() == 0) {
            text.append(verdict.lowerBound() ? "no loss seen" : "nothing was lost");
            return;
        }
        text.append(Figures.count(verdict.eventsLost()))
                .append(" lost (")
                .append(Figures.percent(verdict.lossRatio()))
                .append(")");
        String name = verdict.worstThread();
        if (name != null) {
            text.append(", ")
                    .append(Figures.percent(verdict.worstThreadShare()))
                    .append(by)
                    .append(shownName.apply(name));
        }
    }
}
