package io.adaflight.analyzer.report.export;

import io.adaflight.analyzer.analysis.causes.CauseReport;
import io.adaflight.analyzer.analysis.causes.CauseShare;
import io.adaflight.analyzer.analysis.causes.DrainTime;
import io.adaflight.analyzer.analysis.result.EpisodeReport;
import io.adaflight.analyzer.analysis.result.EpochTime;
import io.adaflight.analyzer.analysis.result.Instrumentation.CountedMethod;
import io.adaflight.analyzer.analysis.result.PipelineReport;
import io.adaflight.analyzer.analysis.result.RecordingSummary;
import io.adaflight.analyzer.analysis.result.Report;
import io.adaflight.analyzer.analysis.result.ThreadReport;
import io.adaflight.analyzer.recording.warning.Warning;
import io.adaflight.analyzer.report.Printable;
import io.adaflight.analyzer.report.ReportRenderer;
import io.adaflight.analyzer.report.text.TextPage;
import io.adaflight.analyzer.report.text.TextStyle;
import io.adaflight.analyzer.report.text.TimeLineText;
import io.adaflight.analyzer.wording.CallsSentence;
import io.adaflight.analyzer.wording.CauseSentence;
import io.adaflight.analyzer.wording.DrainTimeTable;
import io.adaflight.analyzer.wording.Figures;
import io.adaflight.analyzer.wording.VerdictSentence;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The report for pull requests and issues, in GitHub Flavored Markdown. Text from a recording appears only in code spans, where
 * nothing is markup, a link or a mention.
 */
public final class MarkdownReport implements ReportRenderer {
    private static final int TIME_LINE_WIDTH = 80;
    private static final double WORTH_TELLING = 0.01;

    private final Charset charset;
    private final Printable printable;
    private final int top;

    /**
     * Creates a renderer.
     *
     * @param charset what the reader can show; other characters are written as escapes
     * @param top how many rows of a table are written
     */
    public MarkdownReport(Charset charset, int top) {
        this.charset = charset;
        printable = new Printable(charset);
        this.top = top;
    }

    @Override
    public void render(Report report, Writer writer) throws IOException {
        writer.write("### AdaFlight: " + VerdictSentence.of(report.verdict(), this::code) + "\n\n");
        for (RecordingSummary recording : report.recordings()) {
            writer.write("- " + code(recording.info().name()) + ", "
                    + EpochTime.isoSeconds(recording.window().fromNanos()) + " to "
                    + EpochTime.isoSeconds(recording.window().toNanos()) + " ("
                    + Figures.nanos(recording.window().lengthNanos()) + ")\n");
        }
        for (RecordingSummary recording : report.recordings()) {
            calls(recording, writer);
        }
        for (PipelineReport pipeline : report.pipelines()) {
            pipeline(pipeline, report, writer);
        }
        if (!report.warnings().isEmpty()) {
            writer.write("\n#### Warnings\n\n");
            for (Warning warning : report.warnings()) {
                String where = warning.pipeline().isEmpty() ? "" : " pipeline " + code(warning.pipeline());
                writer.write("- " + warning.code() + where + ": " + code(warning.text()) + "\n");
            }
        }
    }

    private void calls(RecordingSummary recording, Writer writer) throws IOException {
        List<CountedMethod> methods = recording.instrumentation().countedMethods();
        if (methods.isEmpty()) {
            return;
        }
        writer.write("\n#### Calls in " + code(recording.info().name()) + "\n\n" + CallsSentence.LIMITS + ".\n");
        heading(writer, "method", "calls", "meaning");
        for (CountedMethod method : methods) {
            row(writer, code(method.method()), Figures.count(method.calls()), CallsSentence.meaning(method));
        }
    }

    private void pipeline(PipelineReport pipeline, Report report, Writer writer) throws IOException {
        writer.write("\n#### Pipeline " + code(pipeline.name()));
        if (report.recordings().size() > 1) {
            writer.write(" of "
                    + code(report.recordings().get(pipeline.recording()).info().name()));
        }
        writer.write("\n");
        boolean bytes = pipeline.counts().areBytesKnown();
        heading(writer, present("offered", "written", "lost", "lost %", bytes ? "bytes" : "", "rate"));
        row(
                writer,
                present(
                        Figures.count(pipeline.counts().offered()),
                        Figures.count(pipeline.counts().written()),
                        Figures.count(pipeline.counts().dropped()),
                        Figures.percent(pipeline.counts().lossRatio()),
                        bytes ? Figures.bytes(pipeline.counts().bytesWritten()) : "",
                        Figures.perSecond(pipeline.gauges().eventsPerSecond())));
        causes(pipeline.causes(), writer);
        threads(pipeline, writer);
        writer.write("\n```text");
        new TimeLineText(new TextPage(writer, new TextStyle(TIME_LINE_WIDTH, false, charset)), pipeline.timeLine())
                .print();
        writer.write("```\n");
        episodes(pipeline, report.recordings().get(pipeline.recording()), writer);
    }

    private void causes(CauseReport causes, Writer writer) throws IOException {
        String before = "\n";
        for (CauseShare share : causes.shares()) {
            if (share.share() >= WORTH_TELLING || share.equals(causes.main())) {
                writer.write(before + "- " + code(share.cause().name()) + ": " + code(CauseSentence.of(share, causes))
                        + "\n");
                before = "";
            }
        }
        DrainTime time = causes.drainTime();
        if (time != null) {
            drainTime(time, writer);
        }
    }

    private static void drainTime(DrainTime time, Writer writer) throws IOException {
        DrainTimeTable.Row titles = DrainTimeTable.titles();
        heading(writer, titles.part(), titles.calm(), titles.losing(), titles.factor());
        for (DrainTimeTable.Row row : DrainTimeTable.rows(time)) {
            row(writer, row.part(), row.calm(), row.losing(), row.factor());
        }
    }

    private void threads(PipelineReport pipeline, Writer writer) throws IOException {
        List<ThreadReport> threads = pipeline.threads();
        if (threads.isEmpty()) {
            return;
        }
        boolean bytes = pipeline.counts().areBytesKnown();
        heading(writer, present("thread", "written", "lost", "lost %", "of loss", bytes ? "bytes" : "", "events/s"));
        for (ThreadReport thread : threads.subList(0, Math.min(top, threads.size()))) {
            row(
                    writer,
                    present(
                            code(thread.name()) + (thread.terminated() ? " (ended)" : ""),
                            Figures.count(thread.counts().written()),
                            Figures.count(thread.counts().dropped()),
                            Figures.percent(thread.counts().lossRatio()),
                            Figures.percent(thread.shareOfLoss()),
                            bytes ? Figures.bytes(thread.counts().bytesWritten()) : "",
                            Figures.shortCount(thread.eventsPerSecond())));
        }
        if (threads.size() > top) {
            writer.write("\n" + (threads.size() - top) + " more threads\n");
        }
    }

    private void episodes(PipelineReport pipeline, RecordingSummary recording, Writer writer) throws IOException {
        if (pipeline.episodes().isEmpty()) {
            return;
        }
        heading(writer, "episode of", "from", "for", "worst", "lost");
        List<EpisodeReport> worst = pipeline.episodes().stream()
                .sorted(Comparator.comparingLong(
                                (EpisodeReport episode) -> episode.lost().dropped())
                        .reversed())
                .limit(top)
                .sorted(Comparator.comparingLong(EpisodeReport::startNanos))
                .toList();
        for (EpisodeReport episode : worst) {
            row(
                    writer,
                    code(episode.thread()),
                    TimeLineText.offset(
                            episode.startNanos() - recording.window().fromNanos()),
                    Figures.nanos(episode.endNanos() - episode.startNanos()),
                    code(episode.worstState()),
                    (episode.open() ? "about " : "")
                            + Figures.count(episode.lost().dropped()));
        }
        if (pipeline.episodeCount() > worst.size()) {
            writer.write("\n" + Figures.count(pipeline.episodeCount() - worst.size()) + " more episodes lost less\n");
        }
    }

    private static void heading(Writer writer, String... titles) throws IOException {
        writer.write("\n");
        row(writer, titles);
        writer.write("|" + "---:|".repeat(titles.length) + "\n");
    }

    private static void row(Writer writer, String... cells) throws IOException {
        writer.write("| " + String.join(" | ", cells) + " |\n");
    }

    /** The titles or cells without those of left-out columns, which are empty. */
    private static String[] present(String... cells) {
        return Arrays.stream(cells).filter(cell -> !cell.isEmpty()).toArray(String[]::new);
    }

    /* A code span whose fence is longer than any run of backticks in it. A bar must not end the table cell. */
    private String code(String text) {
        String shown = printable.escape(text);
        StringBuilder fence = new StringBuilder("`");
        while (shown.contains(fence)) {
            fence.append('`');
        }
        String blank = shown.startsWith("`") || shown.endsWith("`") || shown.isBlank() ? " " : "";
        return fence + blank + shown.replace("|", "\\|") + blank + fence;
    }
}
