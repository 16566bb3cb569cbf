package io.adaflight.analyzer.report.text;

import io.adaflight.analyzer.analysis.anomalies.Finding;
import io.adaflight.analyzer.analysis.result.TimeWindow;
import io.adaflight.analyzer.report.text.TextPage.Colour;
import io.adaflight.analyzer.wording.Figures;
import io.adaflight.analyzer.wording.FindingSentence;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The findings about one pipeline. */
final class FindingsText {
    private static final int MOST = 10;

    private final TextPage page;
    private final List<Finding> findings;
    private final TimeWindow window;

    FindingsText(TextPage page, List<Finding> findings, TimeWindow window) {
        this.page = page;
        this.findings = findings;
        this.window = window;
    }

    void print() throws IOException {
        if (findings.isEmpty()) {
            return;
        }
        page.blank();
        page.line(Colour.STRONG, "  UNUSUAL");
        for (Finding finding : findings.subList(0, Math.min(MOST, findings.size()))) {
            page.wrapped(
                    Colour.WARNING,
                    "  - ",
                    "    ",
                    TimeLineText.offset(finding.startNanos() - window.fromNanos()) + " for "
                            + Figures.nanos(finding.endNanos() - finding.startNanos()) + ": "
                            + FindingSentence.of(finding, name -> page.name(name, 40))
                            + String.format(Locale.ROOT, " (confidence %.2f)", finding.confidence()));
        }
        if (findings.size() > MOST) {
            page.line(Colour.FAINT, "  " + (findings.size() - MOST) + " more");
        }
    }
}
