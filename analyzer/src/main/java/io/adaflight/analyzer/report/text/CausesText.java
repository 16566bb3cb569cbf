package io.adaflight.analyzer.report.text;

import io.adaflight.analyzer.analysis.causes.CauseReport;
import io.adaflight.analyzer.analysis.causes.CauseShare;
import io.adaflight.analyzer.analysis.causes.Evidence;
import io.adaflight.analyzer.analysis.causes.Evidence.Attribute;
import io.adaflight.analyzer.analysis.causes.MissingEvidence;
import io.adaflight.analyzer.analysis.result.TimeWindow;
import io.adaflight.analyzer.report.text.TextPage.Colour;
import io.adaflight.analyzer.wording.CauseSentence;
import io.adaflight.analyzer.wording.Figures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Why one pipeline lost events: a sentence for each cause that matters, what was seen of it, and what could not be seen. */
final class CausesText {
    private static final double WORTH_TELLING = 0.01;
    private static final int MOST_EVIDENCE = 3;
    private static final int MOST_MISSING = 5;

    private final TextPage page;
    private final CauseReport causes;
    private final TimeWindow window;

    CausesText(TextPage page, CauseReport causes, TimeWindow window) {
        this.page = page;
        this.causes = causes;
        this.window = window;
    }

    void print() throws IOException {
        if (causes.shares().isEmpty()) {
            return;
        }
        page.blank();
        page.line(Colour.STRONG, "  WHY");
        for (CauseShare share : causes.shares()) {
            if (share.share() >= WORTH_TELLING || share.equals(causes.main())) {
                print(share);
            }
        }
        printMissing();
    }

    private void print(CauseShare share) throws IOException {
        page.wrapped(
                share.equals(causes.main()) ? Colour.BAD : Colour.PLAIN,
                "  ",
                "    ",
                share.cause() + ": " + page.escape(CauseSentence.of(share, causes.lostEvents()))
                        + (share.lift() > 0 ? String.format(Locale.ROOT, " Lift %.1f,", share.lift()) : " No baseline,")
                        + String.format(Locale.ROOT, " confidence %.2f.", share.confidence()));
        List<Evidence> shown = share.evidence()
                .subList(0, Math.min(MOST_EVIDENCE, share.evidence().size()));
        for (Evidence evidence : shown) {
            page.wrapped(Colour.FAINT, "    - ", "      ", describe(evidence));
        }
    }

    private String describe(Evidence evidence) {
        List<String> parts = new ArrayList<>();
        for (Attribute attribute : evidence.attributes()) {
            String value = attribute.key() == Evidence.Key.BYTES
                    ? Figures.bytes(Long.parseLong(attribute.value()))
                    : page.escape(attribute.value());
            parts.add(label(attribute.key()) + value);
        }
        String what = String.join(", ", parts);
        if (evidence.heldNanos() > 0) {
            return what + ": " + Figures.count(evidence.count()) + " times, " + Figures.nanos(evidence.heldNanos())
                    + " in all, the longest "
                    + Figures.nanos(evidence.longestEndNanos() - evidence.longestStartNanos()) + " at "
                    + TimeLineText.offset(evidence.longestStartNanos() - window.fromNanos());
        }
        return evidence.count() > 1 ? what + ": " + Figures.count(evidence.count()) + " samples" : what;
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
        };
    }

    private void printMissing() throws IOException {
        for (MissingEvidence missing : causes.missing()
                .subList(0, Math.min(MOST_MISSING, causes.missing().size()))) {
            page.wrapped(
                    Colour.WARNING,
                    "  not seen: ",
                    "    ",
                    missing.cause() + ", since " + page.escape(missing.reason()) + "; record with "
                            + page.escape(missing.setting()));
        }
        if (causes.missing().size() > MOST_MISSING) {
            page.line(Colour.WARNING, "  not seen: " + (causes.missing().size() - MOST_MISSING) + " more settings");
        }
    }
}
