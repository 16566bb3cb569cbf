package io.adaflight.analyzer.report.text;

import io.adaflight.analyzer.analysis.causes.Cause;
import io.adaflight.analyzer.analysis.causes.CauseReport;
import io.adaflight.analyzer.analysis.causes.CauseShare;
import io.adaflight.analyzer.analysis.causes.DrainTime;
import io.adaflight.analyzer.analysis.causes.Evidence;
import io.adaflight.analyzer.analysis.causes.MissingEvidence;
import io.adaflight.analyzer.analysis.result.TimeWindow;
import io.adaflight.analyzer.report.text.TextPage.Colour;
import io.adaflight.analyzer.wording.CauseAdvice;
import io.adaflight.analyzer.wording.CauseSentence;
import io.adaflight.analyzer.wording.DrainTimeTable;
import io.adaflight.analyzer.wording.EvidenceSentence;
import io.adaflight.analyzer.wording.MissingSentence;
import java.io.IOException;
import java.util.Locale;

/** Why one pipeline lost events: a sentence for each cause that matters, the evidence, and what could not be seen. */
final class CausesText {
    private static final double WORTH_TELLING = 0.01;
    private static final int MOST_OF_MAIN = 4;

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

    /** Only the first cause, with where the drain's time went and the evidence; nothing when nothing was lost. */
    void printMain() throws IOException {
        CauseShare main = causes.main();
        if (main != null) {
            print(main);
        }
    }

    private void print(CauseShare share) throws IOException {
        String sure = share.cause() == Cause.UNEXPLAINED
                ? ""
                : String.format(Locale.ROOT, " Confidence %.2f.", share.confidence());
        page.wrapped(
                share.equals(causes.main()) ? Colour.BAD : Colour.PLAIN,
                "  ",
                "    ",
                share.cause() + ": " + page.escape(CauseSentence.of(share, causes)) + sure);
        DrainTime time = causes.drainTime();
        if (share.equals(causes.main()) && time != null) {
            printTime(time);
        }
        for (Evidence evidence : share.evidence()
                .subList(0, Math.min(most(share), share.evidence().size()))) {
            page.wrapped(
                    Colour.FAINT,
                    "    - ",
                    "      ",
                    page.escape(EvidenceSentence.brief(evidence)) + position(evidence));
        }
        if (share.equals(causes.main())) {
            page.wrapped(Colour.PLAIN, "    ", "    ", CauseAdvice.of(share));
        }
    }

    private int most(CauseShare share) {
        return share.equals(causes.main()) ? MOST_OF_MAIN : 1;
    }

    private String position(Evidence evidence) {
        return evidence.heldNanos() > 0
                ? " at " + TimeLineText.offset(evidence.longestStartNanos() - window.fromNanos())
                : "";
    }

    private void printTime(DrainTime time) throws IOException {
        printRow(Colour.STRONG, DrainTimeTable.titles());
        for (DrainTimeTable.Row row : DrainTimeTable.rows(time)) {
            printRow(Colour.PLAIN, row);
        }
    }

    private void printRow(Colour colour, DrainTimeTable.Row row) throws IOException {
        page.line(
                colour,
                String.format(
                        Locale.ROOT,
                        "    %-38s %9s %9s %8s",
                        row.part(),
                        row.calm().isEmpty() ? "-" : row.calm(),
                        row.losing(),
                        row.factor()));
    }

    private void printMissing() throws IOException {
        for (MissingEvidence missing : causes.missing()) {
            page.wrapped(Colour.WARNING, "  ", "    ", page.escape(MissingSentence.of(missing)));
        }
    }
}
