package io.adaflight.analyzer.report.text;

import io.adaflight.analyzer.analysis.causes.CauseReport;
import io.adaflight.analyzer.analysis.causes.CauseShare;
import io.adaflight.analyzer.analysis.live.LiveReport;
import io.adaflight.analyzer.analysis.result.PipelineReport;
import io.adaflight.analyzer.analysis.result.Report;
import io.adaflight.analyzer.analysis.result.ThreadReport;
import io.adaflight.analyzer.analysis.result.TimeWindow;
import io.adaflight.analyzer.report.text.TextPage.Colour;
import io.adaflight.analyzer.wording.CauseSentence;
import io.adaflight.analyzer.wording.Figures;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a JVM is doing now, picture by picture: rates are what was added since the previous picture. */
public final class LiveText {
    private static final int LABEL = 11;
    private static final int PEAK = 12;

    /* The rates of one pipeline, latest last. */
    private static final class History {
        private final Deque<Double> written = new ArrayDeque<>();
        private final Deque<Double> dropped = new ArrayDeque<>();

        void add(double writtenRate, double droppedRate, int most) {
            written.add(writtenRate);
            dropped.add(droppedRate);
            while (written.size() > most) {
                written.remove();
                dropped.remove();
            }
        }
    }

    private final TextStyle style;
    private final int top;
    private final Map<String, History> histories = new HashMap<>();
    private @Nullable LiveReport before;

    /**
     * Creates a renderer that remembers what it showed.
     *
     * @param top how many threads of a pipeline are shown
     */
    public LiveText(TextStyle style, int top) {
        this.style = style;
        this.top = top;
    }

    /** Writes the next picture. */
    public void render(LiveReport live, String title, Writer writer) throws IOException {
        Report report = live.report();
        TextPage page = new TextPage(writer, style);
        boolean lost = report.verdict().eventsLost() > 0;
        page.wrapped(lost ? Colour.BAD : Colour.GOOD, "", "  ", VerdictText.fitted(report.verdict(), page));
        page.line(Colour.FAINT, page.escape(title) + ", " + Figures.nanos(lengthNanos(report)) + " so far");
        String losesMost = report.pipelines().stream()
                .max(Comparator.comparingLong(pipeline -> pipeline.counts().dropped()))
                .map(PipelineReport::name)
                .orElse("");
        for (PipelineReport pipeline : report.pipelines()) {
            page.blank();
            PipelineReport old = before(pipeline);
            counts(page, pipeline, old, secondsSince(live), live.countsOnly());
            if (pipeline.name().equals(losesMost)) {
                new CausesText(page, pipeline.causes(), window(report)).printMain();
            } else {
                cause(page, pipeline.causes());
            }
            threads(page, pipeline, old, secondsSince(live));
        }
        before = live;
    }

    private static long lengthNanos(Report report) {
        return window(report).lengthNanos();
    }

    private static TimeWindow window(Report report) {
        return report.recordings().get(0).window();
    }

    private @Nullable PipelineReport before(PipelineReport pipeline) {
        return before == null
                ? null
                : before.report().pipelines().stream()
                        .filter(each -> each.name().equals(pipeline.name()))
                        .findFirst()
                        .orElse(null);
    }

    private double secondsSince(LiveReport live) {
        return before == null ? 0 : (live.countedNanos() - before.countedNanos()) / 1e9;
    }

    private void counts(
            TextPage page, PipelineReport pipeline, @Nullable PipelineReport old, double seconds, boolean countsOnly)
            throws IOException {
        double written =
                rate(pipeline.counts().written(), old == null ? 0 : old.counts().written(), seconds);
        double dropped =
                rate(pipeline.counts().dropped(), old == null ? 0 : old.counts().dropped(), seconds);
        History history = histories.computeIfAbsent(pipeline.name(), name -> new History());
        int columns = page.width() - LABEL - PEAK;
        if (seconds > 0) {
            history.add(written, dropped, columns);
        }
        String waiting =
                pipeline.drainCounted() ? ", " + Figures.count(pipeline.gauges().lastQueueDepth()) + " waiting" : "";
        page.line(Colour.STRONG, "Pipeline " + page.name(pipeline.name(), page.width() - LABEL));
        page.line(
                Colour.PLAIN,
                "  now      " + perSecond(written) + " written, " + perSecond(dropped) + " lost"
                        + waiting
                        + (countsOnly
                                ? ""
                                : ", " + Figures.count(pipeline.gauges().liveThreads()) + " threads, "
                                        + Figures.count(pipeline.episodeCount()) + " episodes"));
        line(page, "written", Colour.PLAIN, history.written);
        line(page, "lost", Colour.BAD, history.dropped);
    }

    private static void cause(TextPage page, CauseReport causes) throws IOException {
        CauseShare main = causes.main();
        if (main != null) {
            page.wrapped(Colour.BAD, "  ", "    ", page.escape(CauseSentence.of(main, causes)));
        }
    }

    private static void line(TextPage page, String label, Colour colour, Deque<Double> rates) throws IOException {
        double[] values = rates.stream().mapToDouble(Double::doubleValue).toArray();
        double greatest = Arrays.stream(values).max().orElse(0);
        page.ready("  " + label + " ".repeat(LABEL - 2 - label.length())
                + page.coloured(colour, Sparkline.draw(values, greatest, page.hasBlocks()))
                + (greatest > 0 ? page.coloured(Colour.FAINT, " max " + Figures.perSecond(greatest)) : ""));
    }

    private void threads(TextPage page, PipelineReport pipeline, @Nullable PipelineReport old, double seconds)
            throws IOException {
        Map<Long, ThreadReport> known = new HashMap<>();
        (old == null ? List.<ThreadReport>of() : old.threads()).forEach(thread -> known.put(thread.id(), thread));
        Table table = new Table("THREAD", "WRITTEN", "LOST", "LOST %", "OF LOSS", "NOW/S", "LOST/S", "STATE");
        List<ThreadReport> threads = pipeline.threads();
        for (ThreadReport thread : threads.subList(0, Math.min(top, threads.size()))) {
            ThreadReport last = known.get(thread.id());
            /* A thread that ends moves into the row for other threads with everything it ever counted. */
            double since = thread.kind() == ThreadReport.Kind.OTHER ? 0 : seconds;
            double lostNow = rate(
                    thread.counts().dropped(), last == null ? 0 : last.counts().dropped(), since);
            table.add(
                    lostNow > 0 ? Colour.BAD : Colour.PLAIN,
                    thread.terminated() ? thread.name() + " (ended)" : thread.name(),
                    Figures.count(thread.counts().written()),
                    Figures.count(thread.counts().dropped()),
                    Figures.percent(thread.counts().lossRatio()),
                    Figures.percent(thread.shareOfLoss()),
                    shortCount(rate(
                            thread.counts().written(),
                            last == null ? 0 : last.counts().written(),
                            since)),
                    shortCount(lostNow),
                    page.name(thread.state(), 10));
        }
        if (!table.isEmpty()) {
            table.print(page);
        }
        if (threads.size() > top) {
            page.line(Colour.FAINT, "  " + (threads.size() - top) + " more threads");
        }
    }

    /* No rate in the first picture, nor while no new counts have come since the last one. */
    private static double rate(long now, long before, double seconds) {
        return seconds <= 0 ? Double.NaN : Math.max(0, now - before) / seconds;
    }

    private static String perSecond(double rate) {
        return Double.isNaN(rate) ? "-" : Figures.perSecond(rate);
    }

    private static String shortCount(double rate) {
        return Double.isNaN(rate) ? "-" : Figures.shortCount(rate);
    }
}
