package io.adaflight.analyzer.report;

import io.adaflight.analyzer.analysis.Verdict;
import java.util.function.UnaryOperator;

/** The verdict as one sentence. */
final class VerdictText {
    private VerdictText() {}

    /** The sentence in full; names as recorded. */
    static String full(Verdict verdict) {
        return sentence(verdict, " of it by ", UnaryOperator.identity());
    }

    /** The sentence in full, with the names as an operator shows them. */
    static String marked(Verdict verdict, UnaryOperator<String> shownName) {
        return sentence(verdict, " of it by ", shownName);
    }

    /** The sentence in at most the page's width as long as a few letters of the name fit; names are escaped. */
    static String fitted(Verdict verdict, Page page) {
        String full = sentence(verdict, " of it by ", page::escape);
        if (DisplayWidth.of(full) <= page.width()) {
            return full;
        }
        String brief = sentence(verdict, " by ", page::escape);
        String name = verdict.worstThread();
        int over = DisplayWidth.of(brief) - page.width();
        if (name == null || over <= 0) {
            return brief;
        }
        int room = Math.max(8, DisplayWidth.of(page.escape(name)) - over);
        return sentence(verdict, " by ", text -> page.name(text, room));
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
