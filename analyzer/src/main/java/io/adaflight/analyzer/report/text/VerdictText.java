package io.adaflight.analyzer.report.text;

import io.adaflight.analyzer.analysis.result.Verdict;
import io.adaflight.analyzer.wording.VerdictSentence;

/** The verdict on a page. */
final class VerdictText {
    private VerdictText() {}

    /** The sentence, no wider than the page as long as a few letters of the name fit; names are escaped. */
    static String fitted(Verdict verdict, TextPage page) {
        String full = VerdictSentence.of(verdict, page::escape);
        if (DisplayWidth.of(full) <= page.width()) {
            return full;
        }
        String brief = VerdictSentence.brief(verdict, page::escape);
        String name = verdict.worstThread();
        int over = DisplayWidth.of(brief) - page.width();
        if (name == null || over <= 0) {
            return brief;
        }
        int room = Math.max(8, DisplayWidth.of(page.escape(name)) - over);
        return VerdictSentence.brief(verdict, text -> page.name(text, room));
    }
}
