package io.adaflight.analyzer.report.text;

import io.adaflight.analyzer.analysis.result.Gauges;
import io.adaflight.analyzer.analysis.result.Outliers;
import io.adaflight.analyzer.analysis.result.PipelineReport;
import io.adaflight.analyzer.analysis.result.ThreadReport;
import io.adaflight.analyzer.analysis.result.ThreadReport.Kind;
import io.adaflight.analyzer.analysis.result.TimeWindow;
import io.adaflight.analyzer.recording.event.Configuration;
import io.adaflight.analyzer.recording.event.EventCounts;
import io.adaflight.analyzer.recording.event.PressureCounter;
import io.adaflight.analyzer.recording.event.SwapTimes;
import io.adaflight.analyzer.report.text.TextPage.Colour;
import io.adaflight.analyzer.wording.Figures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/** The section of a text report about one pipeline. */
final class PipelineText {
    private static final int FACT = 11;

    private final TextPage page;
    private final PipelineReport pipeline;
    private final TimeWindow window;
    private final int top;

    PipelineText(TextPage page, PipelineReport pipeline, TimeWindow window, int top) {
        this.page = page;
        this.pipeline = pipeline;
        this.window = window;
        this.top = top;
    }

    void print(String recording) throws IOException {
        page.line(Colour.STRONG, "Pipeline " + page.escape(pipeline.name()) + page.escape(recording));
        printCounts();
        printSetUp();
        new CausesText(page, pipeline.causes(), window).print();
        new FindingsText(page, pipeline.findings(), window).print();
        printThreads();
        printWaiting();
        printSwaps();
        new TimeLineText(page, pipeline.timeLine()).print();
        new EpisodeText(page, pipeline, window, top).print();
    }

    private void printCounts() throws IOException {
        EventCounts counts = pipeline.counts();
        Gauges gauges = pipeline.gauges();
        fact(
                "offered",
                Figures.count(counts.offered()) + ": written " + Figures.count(counts.written()) + ", rejected "
                        + Figures.count(counts.rejected()) + ", filtered " + Figures.count(counts.filtered()));
        String drained = pipeline.drainCounted()
                ? "drained " + Figures.count(pipeline.drain().drained()) + ", evicted "
                        + Figures.count(counts.evicted()) + "; waiting at the end "
                        + Figures.count(gauges.lastQueueDepth()) + ", most "
                        + Figures.count(gauges.greatestQueueDepth())
                : "evicted " + Figures.count(counts.evicted()) + "; drained is not counted";
        fact("written", Figures.count(counts.written()) + ": " + drained);
        fact(
                "lost",
                Figures.count(counts.dropped()) + " (" + Figures.percent(counts.lossRatio()) + "): rejected "
                        + Figures.count(counts.rejected()) + ", evicted " + Figures.count(counts.evicted()));
        String bytesPerSecond = "";
        if (counts.areBytesKnown()) {
            fact(
                    "bytes",
                    Figures.bytes(counts.bytesWritten()) + " written, " + Figures.bytes(counts.bytesDropped())
                            + " lost");
            bytesPerSecond = ", " + Figures.bytesPerSecond(gauges.bytesPerSecond());
        }
        fact(
                "rate",
                Figures.perSecond(gauges.eventsPerSecond()) + bytesPerSecond + "; peak "
                        + Figures.perSecond(gauges.peakEventRate()) + "; at the end "
                        + Figures.perSecond(gauges.averages().events1()) + ", "
                        + Figures.perSecond(gauges.averages().events5()) + ", "
                        + Figures.perSecond(gauges.averages().events15()) + " over 1, 5, 15 min");
        fact(
                "threads",
                Figures.count(gauges.liveThreads()) + " live, " + Figures.count(gauges.retiredThreads())
                        + " ended; drained by " + drainThreads());
    }

    private void fact(String label, String text) throws IOException {
        page.wrapped(Colour.PLAIN, "  " + label + " ".repeat(FACT - 2 - label.length()), " ".repeat(FACT), text);
    }

    private String drainThreads() {
        List<String> names = pipeline.drainThreads();
        if (names.isEmpty()) {
            return "unknown";
        }
        String more = names.size() > 3 ? " and " + (names.size() - 3) + " more" : "";
        return String.join(
                        ", ",
                        names.stream().limit(3).map(name -> page.name(name, 30)).toList())
                + more;
    }

    private void printSetUp() throws IOException {
        Configuration setUp = pipeline.configuration();
        if (setUp == null) {
            return;
        }
        String rings = setUp.rings() == 0
                ? "no rings of its own"
                : setUp.rings() + " rings of " + Figures.bytes(setUp.ringBytes()) + " a thread, drop policy "
                        + page.escape(setUp.dropPolicy())
                        + (setUp.blockLimitNanos() > 0 ? " (waits " + Figures.nanos(setUp.blockLimitNanos()) + ")" : "")
                        + ", pressure below " + Figures.percent(setUp.pressureThreshold()) + " free, normal above "
                        + Figures.percent(setUp.normalThreshold()) + " and " + Figures.nanos(setUp.recoveryNanos());
        String sink = setUp.sink().isEmpty() ? "" : ", sink " + page.escape(setUp.sink());
        fact("set up", rings + sink + ", version " + page.escape(setUp.version()));
    }

    private void printThreads() throws IOException {
        page.blank();
        List<ThreadReport> threads = pipeline.threads();
        if (threads.isEmpty()) {
            page.line(Colour.FAINT, "  no threads were recorded");
            return;
        }
        Table table = new Table("THREAD", "WRITTEN", "LOST", "LOST %", "OF LOSS", "BYTES", "EVENTS/S");
        for (ThreadReport thread : threads.subList(0, Math.min(top, threads.size()))) {
            addThread(table, shownName(thread), thread.counts(), thread.shareOfLoss(), thread.eventsPerSecond());
        }
        if (threads.size() > top) {
            List<ThreadReport> rest = threads.subList(top, threads.size());
            addThread(
                    table,
                    rest.size() + " more",
                    rest.stream().map(ThreadReport::counts).reduce(EventCounts.NONE, EventCounts::plus),
                    rest.stream().mapToDouble(ThreadReport::shareOfLoss).sum(),
                    rest.stream().mapToDouble(ThreadReport::eventsPerSecond).sum());
        }
        table.print(page);
        if (window.limited() && threads.get(threads.size() - 1).kind() == Kind.OTHER) {
            page.wrapped(
                    Colour.FAINT,
                    "  ",
                    "  ",
                    "threads are recorded less often than the pipeline: what falls between their snapshots at the"
                            + " edges of the time range is listed under other threads");
        }
    }

    private static void addThread(Table table, String name, EventCounts counts, double share, double rate) {
        table.add(
                counts.dropped() > 0 ? Colour.BAD : Colour.PLAIN,
                name,
                Figures.count(counts.written()),
                Figures.count(counts.dropped()),
                Figures.percent(counts.lossRatio()),
                Figures.percent(Math.min(1, share)),
                bytesWritten(counts),
                Figures.shortCount(rate));
    }

    /** The bytes written; empty when unknown. */
    static String bytesWritten(EventCounts counts) {
        return counts.areBytesKnown() ? Figures.bytes(counts.bytesWritten()) : "";
    }

    private static String shownName(ThreadReport thread) {
        return thread.terminated() ? thread.name() + " (ended)" : thread.name();
    }

    private void printWaiting() throws IOException {
        Table table = new Table("WAITING", "BLOCKED", "WRITES", "PRESSURE", "DROPPING", "RECOVERY", "NO RING", "STATE");
        for (ThreadReport thread : waiting()) {
            table.add(
                    Colour.PLAIN,
                    thread.name(),
                    Figures.nanos(thread.blockedNanos()),
                    Figures.count(thread.blockedWrites()),
                    Figures.nanos(thread.states().pressureNanos()),
                    Figures.nanos(thread.states().droppingNanos()),
                    Figures.nanos(thread.states().recoveryNanos()),
                    Figures.count(thread.pressure().get(PressureCounter.POOL_EXHAUSTIONS)),
                    page.name(thread.state(), 10));
        }
        printTable(table);
        printOutliers("writes that waited", pipeline.blockedWrites());
    }

    private void printSwaps() throws IOException {
        Table table = new Table("SWAPS", "COUNT", "AVERAGE", "MEDIAN", "P90", "P99", "P99.9", "MAX");
        SwapTimes all = pipeline.swaps().sinceStart();
        if (all != null && all.count() > 0) {
            addSwaps(table, "(all threads)", pipeline.swaps().count(), all);
        }
        for (ThreadReport thread : greatest(row -> row.swaps().count())) {
            SwapTimes times = thread.swaps().sinceStart();
            if (times != null) {
                addSwaps(table, thread.name(), thread.swaps().count(), times);
            }
        }
        printTable(table);
        printOutliers("slow swaps", pipeline.slowSwaps());
    }

    private static void addSwaps(Table table, String name, long count, SwapTimes times) {
        table.add(
                Colour.PLAIN,
                name,
                Figures.count(count),
                Figures.nanos(times.averageNanos()),
                Figures.nanos(times.p50Nanos()),
                Figures.nanos(times.p90Nanos()),
                Figures.nanos(times.p99Nanos()),
                Figures.nanos(times.p999Nanos()),
                Figures.nanos(times.maximumNanos()));
    }

    private void printTable(Table table) throws IOException {
        if (!table.isEmpty()) {
            page.blank();
            table.print(page);
        }
    }

    private void printOutliers(String what, Outliers outliers) throws IOException {
        Outliers.Spell longest = outliers.longest();
        if (longest != null) {
            page.wrapped(
                    Colour.FAINT,
                    "  ",
                    "    ",
                    what + ", recorded one by one: " + Figures.count(outliers.count()) + ", the longest "
                            + Figures.nanos(longest.durationNanos()) + " on "
                            + page.name(longest.thread(), 30) + " at "
                            + TimeLineText.offset(longest.endNanos() - window.fromNanos()));
        }
    }

    private List<ThreadReport> waiting() {
        return pipeline.threads().stream()
                .filter(ThreadReport::isUnderBackPressure)
                .sorted(ThreadReport.BY_BACK_PRESSURE)
                .limit(top)
                .toList();
    }

    /* The threads with the largest figures above zero, at most as many as a table shows. */
    private List<ThreadReport> greatest(ToLongFunction<ThreadReport> figure) {
        List<ThreadReport> threads = new ArrayList<>(pipeline.threads());
        threads.removeIf(thread -> figure.applyAsLong(thread) <= 0);
        threads.sort(Comparator.comparingLong(figure).reversed());
        return threads.subList(0, Math.min(top, threads.size()));
    }
}
