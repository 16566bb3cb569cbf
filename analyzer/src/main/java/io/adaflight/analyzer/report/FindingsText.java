package io.adaflight.analyzer.report;

import io.adaflight.analyzer.analysis.TimeWindow;
import io.adaflight.analyzer.analysis.anomalies.Finding;
import io.adaflight.analyzer.report.Page.Colour;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What is out of the ordinary in one pipeline. */
final class FindingsText {
    private static final int MOST = 10;

    private final Page page;
    private final List<Finding> findings;
    private final TimeWindow window;

    FindingsText(Page page, List<Finding> findings, TimeWindow window) {
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
                            + Figures.nanos(finding.endNanos() - finding.startNanos()) + ": " + describe(finding)
                            + String.format(Locale.ROOT, " (confidence %.2f)", finding.confidence()));
        }
        if (findings.size() > MOST) {
            page.line(Colour.FAINT, "  " + (findings.size() - MOST) + " more");
        }
    }

    private String describe(Finding finding) {
        String who = page.name(finding.subject(), 40);
        return switch (finding.kind()) {
            case RATE_CHANGE ->
                who + " wrote " + Figures.perSecond(finding.value()) + ", and usually "
                        + Figures.perSecond(finding.expected());
            case RATE_OUTLIER ->
                who + " wrote " + Figures.perSecond(finding.value()) + ", and its peers "
                        + Figures.perSecond(finding.expected());
            case STALLED_DRAIN ->
                "nothing was drained while events waited, and usually " + Figures.perSecond(finding.expected());
            case SKEWED_LOAD ->
                who + " wrote " + Figures.percent(finding.value()) + " of all events, an even part is "
                        + Figures.percent(finding.expected());
            case SLOWER_SWAPS ->
                "ring swaps took " + Figures.nanos(Math.round(finding.value())) + ", and at first "
                        + Figures.nanos(Math.round(finding.expected()));
        };
    }
}
