package io.adaflight.analyzer.report.export;

import io.adaflight.analyzer.analysis.causes.CauseShare;
import io.adaflight.analyzer.analysis.result.PipelineReport;
import io.adaflight.analyzer.analysis.result.Report;
import io.adaflight.analyzer.analysis.result.ThreadReport;
import io.adaflight.analyzer.recording.event.SwapTimes;
import io.adaflight.analyzer.report.Printable;
import io.adaflight.analyzer.report.ReportRenderer;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * The report as OpenMetrics text (version 1.0.0), which is at the same time the text format of Prometheus. What a recording
 * counted between two moments does not grow with the next recording, so that counts are gauges.
 */
public final class OpenMetricsReport implements ReportRenderer {
    private static final double NANOS = 1e9;

    private record Labelled<T>(String labels, T of) {}

    private final Printable printable;
    private final int top;

    /**
     * Creates a renderer.
     *
     * @param charset what the reader can show; other characters are written as escapes
     * @param top how many threads of a pipeline become labels
     */
    public OpenMetricsReport(Charset charset, int top) {
        printable = new Printable(charset);
        this.top = top;
    }

    @Override
    public void render(Report report, Writer writer) throws IOException {
        List<Labelled<PipelineReport>> pipelines = new ArrayList<>();
        List<Labelled<ThreadReport>> threads = new ArrayList<>();
        for (PipelineReport pipeline : report.pipelines()) {
            String labels = "recording=\"" + label(recordingName(report, pipeline.recording())) + "\",pipeline=\""
                    + label(pipeline.name()) + "\"";
            pipelines.add(new Labelled<>(labels, pipeline));
            for (ThreadReport thread : pipeline.threads()
                    .subList(0, Math.min(top, pipeline.threads().size()))) {
                String named = labels + ",thread=\"" + label(thread.name()) + "\",thread_id=\"" + thread.id() + "\"";
                threads.add(new Labelled<>(named, thread));
            }
        }
        pipelines(pipelines, writer);
        causes(pipelines, writer);
        threads(threads, writer);
        writer.write("# EOF\n");
    }

    private static void pipelines(List<Labelled<PipelineReport>> all, Writer writer) throws IOException {
        counts(
                writer,
                all,
                "events_offered",
                "Events offered.",
                each -> each.counts().offered());
        counts(
                writer,
                all,
                "events_written",
                "Events accepted.",
                each -> each.counts().written());
        counts(
                writer,
                all,
                "events_dropped",
                "Events lost.",
                each -> each.counts().dropped());
        counts(
                writer,
                all,
                "events_rejected",
                "Events not accepted.",
                each -> each.counts().rejected());
        counts(
                writer,
                all,
                "events_evicted",
                "Accepted events lost.",
                each -> each.counts().evicted());
        counts(
                writer,
                all,
                "events_filtered",
                "Events left out on purpose.",
                each -> each.counts().filtered());
        counts(
                writer,
                drained(all),
                "events_drained",
                "Events taken out.",
                each -> each.drain().drained());
        counts(
                writer,
                all,
                "events_failed",
                "Drained events that a sink did not take.",
                each -> each.drain().failed());
        counts(
                writer,
                all,
                "written_bytes",
                "Bytes accepted.",
                each -> each.counts().bytesWritten());
        counts(
                writer,
                all,
                "dropped_bytes",
                "Bytes lost.",
                each -> each.counts().bytesDropped());
        gauge(
                writer,
                all,
                "loss_ratio",
                "Events lost to events offered.",
                each -> each.counts().lossRatio());
        gauge(
                writer,
                all,
                "events_per_second",
                "Events accepted a second.",
                each -> each.gauges().eventsPerSecond());
        counts(writer, all, "episodes", "Episodes of back-pressure.", PipelineReport::episodeCount);
        counts(
                writer,
                drained(all),
                "queue_depth_max",
                "Most events seen waiting.",
                each -> each.gauges().greatestQueueDepth());
        counts(
                writer,
                all,
                "live_threads",
                "Registered threads that run.",
                each -> each.gauges().liveThreads());
        swaps(all, writer);
    }

    private static void causes(List<Labelled<PipelineReport>> all, Writer writer) throws IOException {
        List<Labelled<CauseShare>> shares = all.stream()
                .flatMap(each -> each.of().causes().shares().stream()
                        .map(share -> new Labelled<>(each.labels() + ",cause=\"" + share.cause() + "\"", share)))
                .toList();
        counts(writer, shares, "cause_events_dropped", "Events lost for this cause.", CauseShare::lostEvents);
        gauge(
                writer,
                shares,
                "cause_confidence_ratio",
                "How likely it is that the cause had that part.",
                CauseShare::confidence);
    }

    private static void threads(List<Labelled<ThreadReport>> all, Writer writer) throws IOException {
        counts(
                writer,
                all,
                "thread_events_written",
                "Events accepted.",
                each -> each.counts().written());
        counts(
                writer,
                all,
                "thread_events_dropped",
                "Events lost.",
                each -> each.counts().dropped());
        counts(
                writer,
                all,
                "thread_written_bytes",
                "Bytes accepted.",
                each -> each.counts().bytesWritten());
        gauge(
                writer,
                all,
                "thread_loss_ratio",
                "Events lost to events offered.",
                each -> each.counts().lossRatio());
        gauge(
                writer,
                all,
                "thread_blocked_seconds",
                "Time that writes waited for room.",
                each -> each.blockedNanos() / NANOS);
        gauge(
                writer,
                all,
                "thread_dropping_seconds",
                "Time without a free ring.",
                each -> each.states().droppingNanos() / NANOS);
        counts(writer, all, "thread_swaps", "Ring swaps.", each -> each.swaps().count());
    }

    private static List<Labelled<PipelineReport>> drained(List<Labelled<PipelineReport>> all) {
        return all.stream().filter(each -> each.of().drainCounted()).toList();
    }

    private static void swaps(List<Labelled<PipelineReport>> all, Writer writer) throws IOException {
        String name = begin(writer, "swap_seconds", "summary", "How long ring swaps took since the pipeline began.");
        for (Labelled<PipelineReport> each : all) {
            SwapTimes times = each.of().swaps().sinceStart();
            if (times == null) {
                continue;
            }
            quantile(writer, name, each.labels(), "0.5", times.p50Nanos());
            quantile(writer, name, each.labels(), "0.9", times.p90Nanos());
            quantile(writer, name, each.labels(), "0.99", times.p99Nanos());
            quantile(writer, name, each.labels(), "0.999", times.p999Nanos());
            quantile(writer, name, each.labels(), "1.0", times.maximumNanos());
            writer.write(name + "_sum{" + each.labels() + "} " + times.totalNanos() / NANOS + "\n");
            writer.write(name + "_count{" + each.labels() + "} " + times.count() + "\n");
        }
    }

    private static void quantile(Writer writer, String name, String labels, String quantile, long nanos)
            throws IOException {
        writer.write(name + "{" + labels + ",quantile=\"" + quantile + "\"} " + nanos / NANOS + "\n");
    }

    private static <T> void counts(
            Writer writer, List<Labelled<T>> all, String name, String help, ToLongFunction<T> value)
            throws IOException {
        String full = begin(writer, name, "gauge", help);
        for (Labelled<T> each : all) {
            writer.write(full + "{" + each.labels() + "} " + value.applyAsLong(each.of()) + "\n");
        }
    }

    private static <T> void gauge(
            Writer writer, List<Labelled<T>> all, String name, String help, ToDoubleFunction<T> value)
            throws IOException {
        String full = begin(writer, name, "gauge", help);
        for (Labelled<T> each : all) {
            writer.write(full + "{" + each.labels() + "} " + value.applyAsDouble(each.of()) + "\n");
        }
    }

    private static String begin(Writer writer, String name, String type, String help) throws IOException {
        String full = "adaflight_" + name;
        writer.write("# TYPE " + full + " " + type + "\n");
        for (String unit : List.of("bytes", "seconds", "ratio")) {
            if (name.endsWith("_" + unit)) {
                writer.write("# UNIT " + full + " " + unit + "\n");
            }
        }
        writer.write("# HELP " + full + " " + help + "\n");
        return full;
    }

    /* The same path may be given twice; a set of labels may not. */
    private static String recordingName(Report report, int index) {
        String name = report.recordings().get(index).info().name();
        long same = report.recordings().subList(0, index).stream()
                .filter(other -> other.info().name().equals(name))
                .count();
        return same == 0 ? name : String.format(Locale.ROOT, "%s (%d)", name, same + 1);
    }

    private String label(String text) {
        return printable.escape(text).replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
