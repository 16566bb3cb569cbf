package io.adaflight.analyzer.report.text;

import io.adaflight.analyzer.analysis.causes.Cause;
import io.adaflight.analyzer.analysis.fleet.FleetReport;
import io.adaflight.analyzer.analysis.fleet.FleetRow;
import io.adaflight.analyzer.analysis.result.Verdict;
import io.adaflight.analyzer.recording.event.EventCounts;
import io.adaflight.analyzer.recording.warning.Warning;
import io.adaflight.analyzer.report.FleetRenderer;
import io.adaflight.analyzer.report.text.TextPage.Colour;
import io.adaflight.analyzer.wording.Figures;
import io.adaflight.analyzer.wording.VerdictSentence;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The report on a fleet for people: the verdict, a row for each recording and a row for all. */
public final class FleetText implements FleetRenderer {
    private static final int SHOWN_WARNINGS = 20;

    private final TextStyle style;
    private final int top;

    /**
     * Creates a renderer.
     *
     * @param top how many recordings have a row; the others share one
     */
    public FleetText(TextStyle style, int top) {
        this.style = style;
        this.top = top;
    }

    @Override
    public void render(FleetReport report, Writer writer) throws IOException {
        TextPage page = new TextPage(writer, style);
        boolean lost = report.counts().dropped() > 0;
        page.wrapped(lost ? Colour.BAD : Colour.GOOD, "", "  ", page.escape(sentence(report)));
        page.blank();
        String common = commonFolder(report.rows());
        if (!common.isEmpty()) {
            page.line(Colour.PLAIN, "Recordings in " + page.name(common, page.width() - "Recordings in ".length()));
        }
        Table table = new Table("RECORDING", "OFFERED", "LOST", "LOST %", "OF LOSS", "CAUSE");
        int shown = Math.min(top, report.rows().size());
        for (FleetRow row : report.rows().subList(0, shown)) {
            add(
                    table,
                    row.info().name().substring(common.length()),
                    row.counts(),
                    report,
                    row.verdict().mainCause(),
                    Colour.PLAIN);
        }
        List<FleetRow> rest = report.rows().subList(shown, report.rows().size());
        if (!rest.isEmpty()) {
            EventCounts sum = rest.stream().map(FleetRow::counts).reduce(EventCounts.NONE, EventCounts::plus);
            String others = rest.size() == 1 ? "(1 other)" : "(" + Figures.count(rest.size()) + " others)";
            add(table, others, sum, report, null, Colour.FAINT);
        }
        add(table, "(all)", report.counts(), report, report.mainCause(), Colour.STRONG);
        table.print(page);
        printWarnings(page, report.warnings());
    }

    /** The verdict as one sentence. */
    public static String sentence(FleetReport report) {
        FleetRow worst = report.worst();
        Verdict verdict = new Verdict(
                report.counts().offered(),
                report.counts().dropped(),
                report.counts().lossRatio(),
                report.lowerBound(),
                worst == null ? null : worst.info().name(),
                worst == null ? 0 : report.shareOfLoss(worst.counts()),
                null,
                report.worstPipelineLossRatio(),
                report.drain().failed(),
                report.mainCause(),
                report.mainCauseShare());
        int recordings = report.rows().size();
        return Figures.count(recordings)
                + (recordings == 1 ? " recording: " : " recordings: ")
                + VerdictSentence.inRecordings(verdict);
    }

    /* A path that is too long loses its end, but recordings differ in the end of their paths. */
    private static String commonFolder(List<FleetRow> rows) {
        String common = rows.get(0).info().name();
        for (FleetRow row : rows) {
            String name = row.info().name();
            int same = 0;
            while (same < Math.min(common.length(), name.length()) && common.charAt(same) == name.charAt(same)) {
                same++;
            }
            common = common.substring(0, same);
        }
        return common.substring(0, common.lastIndexOf(File.separatorChar) + 1);
    }

    private static void add(
            Table table, String name, EventCounts counts, FleetReport report, @Nullable Cause cause, Colour usual) {
        table.add(
                counts.dropped() > 0 && usual == Colour.PLAIN ? Colour.BAD : usual,
                name,
                Figures.count(counts.offered()),
                Figures.count(counts.dropped()),
                Figures.percent(counts.lossRatio()),
                Figures.percent(report.shareOfLoss(counts)),
                cause == null ? "" : cause.name());
    }

    private static void printWarnings(TextPage page, List<Warning> warnings) throws IOException {
        if (warnings.isEmpty()) {
            return;
        }
        page.blank();
        page.line(Colour.STRONG, "Warnings");
        for (Warning warning : warnings.subList(0, Math.min(SHOWN_WARNINGS, warnings.size()))) {
            String place = warning.recording().isEmpty() || warning.text().startsWith(warning.recording())
                    ? ""
                    : warning.recording() + ": ";
            page.wrapped(Colour.WARNING, "  - ", "    ", page.escape(place + warning.text()));
        }
        if (warnings.size() > SHOWN_WARNINGS) {
            page.line(
                    Colour.WARNING,
                    "  - " + Figures.count(warnings.size() - SHOWN_WARNINGS) + " more; --format json has them");
        }
    }
}
