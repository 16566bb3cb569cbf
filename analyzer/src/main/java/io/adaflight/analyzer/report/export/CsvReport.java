package io.adaflight.analyzer.report.export;

import io.adaflight.analyzer.analysis.causes.CauseShare;
import io.adaflight.analyzer.analysis.result.PipelineReport;
import io.adaflight.analyzer.analysis.result.Report;
import io.adaflight.analyzer.analysis.result.ThreadReport;
import io.adaflight.analyzer.recording.event.EventCounts;
import io.adaflight.analyzer.recording.event.PressureCounter;
import io.adaflight.analyzer.recording.event.PressureCounts;
import io.adaflight.analyzer.recording.event.SwapTimes;
import io.adaflight.analyzer.report.ReportRenderer;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The threads of all pipelines as comma-separated values (RFC 4180); columns have the names of the JSON fields.
 * Text that a spreadsheet would read as a formula starts with an apostrophe, as OWASP advises against CSV injection.
 */
public final class CsvReport implements ReportRenderer {
    private static final String COLUMNS =
            "recording,pipeline,thread,threadId,kind,terminated,eventsOffered,eventsWritten,eventsDropped,eventsRejected,"
                    + "eventsEvicted,eventsFiltered,bytesWritten,bytesDropped,lossRatio,shareOfLoss,eventsPerSecond,"
                    + "bytesPerSecond,peakEventsPerSecond,state,pressureNanos,droppingNanos,recoveryNanos,blockedWrites,"
                    + "blockedNanos" + names(PressureCounter.FIRST) + ",greatestQueueDepth,swaps,swapAverageNanos,"
                    + "swapP50Nanos,swapP90Nanos,swapP99Nanos,swapP999Nanos,swapMaxNanos,mainCauseOfPipeline"
                    + names(PressureCounter.LATER);
    private static final String LINE_END = "\r\n";

    private final CsvText cells;
    private final int top;

    /**
     * Creates a renderer.
     *
     * @param charset what the reader can show; other characters are written as escapes
     * @param top how many threads of a pipeline are written
     */
    public CsvReport(Charset charset, int top) {
        cells = new CsvText(charset);
        this.top = top;
    }

    @Override
    public void render(Report report, Writer writer) throws IOException {
        writer.write(COLUMNS + LINE_END);
        for (PipelineReport pipeline : report.pipelines()) {
            String recording =
                    report.recordings().get(pipeline.recording()).info().name();
            List<ThreadReport> threads = pipeline.threads();
            for (ThreadReport thread : threads.subList(0, Math.min(top, threads.size()))) {
                writer.write(row(recording, pipeline, thread) + LINE_END);
            }
        }
    }

    private String row(String recording, PipelineReport pipeline, ThreadReport thread) {
        EventCounts counts = thread.counts();
        List<Object> cells = new ArrayList<>(List.of(
                text(recording),
                text(pipeline.name()),
                text(thread.name()),
                thread.id(),
                thread.kind(),
                thread.terminated(),
                counts.offered(),
                counts.written(),
                counts.dropped(),
                counts.rejected(),
                counts.evicted(),
                counts.filtered(),
                counts.bytesWritten(),
                counts.bytesDropped(),
                counts.lossRatio(),
                thread.shareOfLoss(),
                thread.eventsPerSecond(),
                thread.bytesPerSecond(),
                thread.peakEventRate(),
                text(thread.state()),
                thread.states().pressureNanos(),
                thread.states().droppingNanos(),
                thread.states().recoveryNanos(),
                thread.blockedWrites(),
                thread.blockedNanos()));
        addAll(cells, thread.pressure(), PressureCounter.FIRST);
        cells.add(thread.greatestQueueDepth());
        cells.add(thread.swaps().count());
        cells.addAll(swapCells(thread.swaps().sinceStart()));
        CauseShare main = pipeline.causes().main();
        cells.add(main == null ? "" : main.cause());
        addAll(cells, thread.pressure(), PressureCounter.LATER);
        return cells.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static String names(List<PressureCounter> counters) {
        return counters.stream().map(counter -> "," + counter.field()).collect(Collectors.joining());
    }

    private static void addAll(List<Object> cells, PressureCounts counts, List<PressureCounter> counters) {
        counters.forEach(counter -> cells.add(counts.get(counter)));
    }

    private static List<Object> swapCells(@Nullable SwapTimes times) {
        return times == null
                ? List.of("", "", "", "", "", "")
                : List.of(
                        times.averageNanos(),
                        times.p50Nanos(),
                        times.p90Nanos(),
                        times.p99Nanos(),
                        times.p999Nanos(),
                        times.maximumNanos());
    }

    private String text(String name) {
        return cells.cell(name);
    }
}
