package io.adaflight.analyzer.report.text;

import io.adaflight.analyzer.analysis.causes.CauseReport;
import io.adaflight.analyzer.analysis.causes.CauseShare;
import io.adaflight.analyzer.analysis.result.CollectionSummary;
import io.adaflight.analyzer.analysis.result.EpochTime;
import io.adaflight.analyzer.analysis.result.Instrumentation.CountedMethod;
import io.adaflight.analyzer.analysis.result.Instrumentation.SilentLoss;
import io.adaflight.analyzer.analysis.result.PipelineReport;
import io.adaflight.analyzer.analysis.result.RecordingSummary;
import io.adaflight.analyzer.analysis.result.Report;
import io.adaflight.analyzer.analysis.result.TimeWindow;
import io.adaflight.analyzer.analysis.result.Verdict;
import io.adaflight.analyzer.report.ReportRenderer;
import io.adaflight.analyzer.report.text.TextPage.Colour;
import io.adaflight.analyzer.wording.CallsSentence;
import io.adaflight.analyzer.wording.CauseSentence;
import io.adaflight.analyzer.wording.Figures;
import io.adaflight.analyzer.wording.InstrumentationSentence;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** The report for people: the verdict, each pipeline, then the warnings. */
public final class TextReport implements ReportRenderer {
    private final TextStyle style;
    private final int top;

    /**
     * Creates a renderer.
     *
     * @param top how many rows a table shows; the rest is summed up
     */
    public TextReport(TextStyle style, int top) {
        this.style = style;
        this.top = top;
    }

    @Override
    public void render(Report report, Writer writer) throws IOException {
        TextPage page = new TextPage(writer, style);
        Verdict verdict = report.verdict();
        page.wrapped(verdictColour(verdict), "", "  ", VerdictText.fitted(verdict, page));
        printCause(page, report);
        printSilentLosses(page, report);
        page.blank();
        for (RecordingSummary recording : report.recordings()) {
            printRecording(page, recording);
        }
        if (report.pipelines().size() > 1) {
            page.blank();
            printPipelines(page, report);
        }
        for (PipelineReport pipeline : report.pipelines()) {
            page.blank();
            String recording = report.recordings().size() > 1
                    ? " of "
                            + report.recordings()
                                    .get(pipeline.recording())
                                    .info()
                                    .name()
                    : "";
            new PipelineText(
                            page,
                            pipeline,
                            report.recordings().get(pipeline.recording()).window(),
                            top)
                    .print(recording);
        }
        WarningsText.print(page, report.warnings(), report.recordings().size() > 1);
    }

    private static void printCause(TextPage page, Report report) throws IOException {
        CauseShare main = null;
        CauseReport causes = CauseReport.NONE;
        String pipeline = "";
        for (PipelineReport each : report.pipelines()) {
            for (CauseShare share : each.causes().shares()) {
                if (share.cause() == report.verdict().mainCause()
                        && (main == null || share.lostEvents() > main.lostEvents())) {
                    main = share;
                    causes = each.causes();
                    pipeline = report.pipelines().size() > 1 ? each.name() + ": " : "";
                }
            }
        }
        if (main != null) {
            page.wrapped(Colour.BAD, "", "  ", page.escape(pipeline + CauseSentence.of(main, causes)));
        }
    }

    private static void printSilentLosses(TextPage page, Report report) throws IOException {
        for (RecordingSummary recording : report.recordings()) {
            for (SilentLoss loss : recording.instrumentation().silentLosses()) {
                page.wrapped(Colour.BAD, "", "  ", page.escape(InstrumentationSentence.of(loss)));
            }
        }
    }

    private static Colour verdictColour(Verdict verdict) {
        if (verdict.eventsLost() > 0) {
            return Colour.BAD;
        }
        return verdict.lowerBound() || verdict.eventsFailed() > 0 ? Colour.WARNING : Colour.GOOD;
    }

    private static void printRecording(TextPage page, RecordingSummary recording) throws IOException {
        TimeWindow window = recording.window();
        String label = "Recording ";
        page.line(Colour.PLAIN, label + page.name(recording.info().name(), page.width() - label.length()));
        StringBuilder when = new StringBuilder("  ");
        when.append(EpochTime.isoSeconds(window.fromNanos()))
                .append(" to ")
                .append(EpochTime.isoSeconds(window.toNanos()))
                .append(" (")
                .append(Figures.nanos(window.lengthNanos()))
                .append("), ")
                .append(recording.readChunks())
                .append(
                        recording.readChunks() < recording.info().chunks()
                                ? " of " + recording.info().chunks()
                                : "")
                .append(recording.info().chunks() == 1 ? " chunk" : " chunks");
        if (window.limited()) {
            when.append(", a part");
        }
        page.line(Colour.FAINT, when.toString());
        String instrumented = InstrumentationSentence.of(recording.instrumentation());
        if (!instrumented.isEmpty()) {
            page.wrapped(Colour.FAINT, "  ", "    ", page.escape(instrumented));
        }
        printCalls(page, recording.instrumentation().countedMethods());
        CollectionSummary collecting = recording.collecting();
        if (collecting.count() > 0) {
            page.line(
                    Colour.FAINT,
                    "  " + Figures.count(collecting.count())
                            + (collecting.count() == 1 ? " collection" : " collections") + " recorded, "
                            + Figures.nanos(collecting.totalNanos()) + " in total, the longest "
                            + Figures.nanos(collecting.longestNanos()));
        }
    }

    private static void printCalls(TextPage page, List<CountedMethod> methods) throws IOException {
        if (methods.isEmpty()) {
            return;
        }
        page.wrapped(Colour.FAINT, "  ", "    ", CallsSentence.LIMITS);
        for (CountedMethod method : methods) {
            String meaning = CallsSentence.meaning(method);
            String text = Figures.count(method.calls())
                    + (method.calls() == 1 ? " call of " : " calls of ")
                    + method.method()
                    + (meaning.isEmpty() ? "" : ": " + meaning);
            page.wrapped(Colour.PLAIN, "  ", "    ", page.escape(text));
        }
    }

    private static void printPipelines(TextPage page, Report report) throws IOException {
        page.line(Colour.STRONG, "Pipelines");
        Table table = new Table("NAME", "OFFERED", "WRITTEN", "LOST", "LOST %", "BYTES", "EVENTS/S");
        for (PipelineReport pipeline : report.pipelines()) {
            boolean lost = pipeline.counts().dropped() > 0;
            table.add(
                    lost ? Colour.BAD : Colour.PLAIN,
                    pipeline.name(),
                    Figures.count(pipeline.counts().offered()),
                    Figures.count(pipeline.counts().written()),
                    Figures.count(pipeline.counts().dropped()),
                    Figures.percent(pipeline.counts().lossRatio()),
                    PipelineText.bytesWritten(pipeline.counts()),
                    Figures.shortCount(pipeline.gauges().eventsPerSecond()));
        }
        table.print(page);
    }
}
