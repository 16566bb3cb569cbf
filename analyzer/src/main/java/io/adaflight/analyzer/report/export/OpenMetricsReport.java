package io.adaflight.analyzer.report.export;

import io.adaflight.analyzer.analysis.causes.CauseShare;
import io.adaflight.analyzer.analysis.result.PipelineReport;
import io.adaflight.analyzer.analysis.result.Report;
import io.adaflight.analyzer.analysis.result.ThreadReport;
import io.adaflight.analyzer.recording.event.SwapTimes;
import io.adaflight.analyzer.report.Printable;
import io.adaflight.analyzer.report.ReportRenderer;
import io.adaflight.layout.Metric;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * The report as OpenMetrics text (version 1.0.0), which is also valid in the text format of Prometheus. Counts are gauges, because
 * they belong to one recording and do not grow with the next one.
 *
 * <p>Prometheus' own writer stores a gauge as a double, which makes counts beyond 2^53 inexact.
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
        counts(writer, all, Metric.EVENTS_OFFERED, each -> each.counts().offered());
        counts(writer, all, Metric.EVENTS_WRITTEN, each -> each.counts().written());
        counts(writer, all, Metric.EVENTS_DROPPED, each -> each.counts().dropped());
        counts(writer, all, Metric.EVENTS_REJECTED, each -> each.counts().rejected());
        counts(writer, all, Metric.EVENTS_EVICTED, each -> each.counts().evicted());
        counts(writer, all, Metric.EVENTS_FILTERED, each -> each.counts().filtered());
        counts(writer, drained(all), Metric.EVENTS_DRAINED, each -> each.drain().drained());
        counts(writer, all, Metric.EVENTS_FAILED, each -> each.drain().failed());
        counts(writer, all, Metric.WRITTEN_BYTES, each -> each.counts().bytesWritten());
        counts(writer, all, Metric.DROPPED_BYTES, each -> each.counts().bytesDropped());
        gauge(writer, all, Metric.LOSS_RATIO, each -> each.counts().lossRatio());
        gauge(writer, all, Metric.EVENTS_PER_SECOND, each -> each.gauges().eventsPerSecond());
        counts(writer, all, Metric.EPISODES, PipelineReport::episodeCount);
        counts(
                writer,
                drained(all),
                Metric.QUEUE_DEPTH_MAX,
                each -> each.gauges().greatestQueueDepth());
        counts(writer, all, Metric.LIVE_THREADS, each -> each.gauges().liveThreads());
        swaps(all, writer);
    }

    private static void causes(List<Labelled<PipelineReport>> all, Writer writer) throws IOException {
        List<Labelled<CauseShare>> shares = all.stream()
                .flatMap(each -> each.of().causes().shares().stream()
                        .map(share -> new Labelled<>(each.labels() + ",cause=\"" + share.cause() + "\"", share)))
                .toList();
        counts(writer, shares, Metric.CAUSE_EVENTS_DROPPED, CauseShare::lostEvents);
        gauge(writer, shares, Metric.CAUSE_CONFIDENCE_RATIO, CauseShare::confidence);
    }

    private static void threads(List<Labelled<ThreadReport>> all, Writer writer) throws IOException {
        counts(writer, all, Metric.THREAD_EVENTS_WRITTEN, each -> each.counts().written());
        counts(writer, all, Metric.THREAD_EVENTS_DROPPED, each -> each.counts().dropped());
        counts(writer, all, Metric.THREAD_WRITTEN_BYTES, each -> each.counts().bytesWritten());
        gauge(writer, all, Metric.THREAD_LOSS_RATIO, each -> each.counts().lossRatio());
        gauge(writer, all, Metric.THREAD_BLOCKED_SECONDS, each -> each.blockedNanos() / NANOS);
        gauge(writer, all, Metric.THREAD_DROPPING_SECONDS, each -> each.states().droppingNanos() / NANOS);
        counts(writer, all, Metric.THREAD_SWAPS, each -> each.swaps().count());
    }

    private static List<Labelled<PipelineReport>> drained(List<Labelled<PipelineReport>> all) {
        return all.stream().filter(each -> each.of().drainCounted()).toList();
    }

    private static void swaps(List<Labelled<PipelineReport>> all, Writer writer) throws IOException {
        String name = begin(writer, Metric.SWAP_SECONDS, "summary");
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

    private static <T> void counts(Writer writer, List<Labelled<T>> all, Metric metric, ToLongFunction<T> value)
            throws IOException {
        String full = begin(writer, metric, "gauge");
        for (Labelled<T> each : all) {
            writer.write(full + "{" + each.labels() + "} " + value.applyAsLong(each.of()) + "\n");
        }
    }

    private static <T> void gauge(Writer writer, List<Labelled<T>> all, Metric metric, ToDoubleFunction<T> value)
            throws IOException {
        String full = begin(writer, metric, "gauge");
        for (Labelled<T> each : all) {
            writer.write(full + "{" + each.labels() + "} " + value.applyAsDouble(each.of()) + "\n");
        }
    }

    private static String begin(Writer writer, Metric metric, String type) throws IOException {
        String family = metric.family();
        writer.write("# TYPE " + family + " " + type + "\n");
        if (!metric.unit().isEmpty()) {
            writer.write("# UNIT " + family + " " + metric.unit() + "\n");
        }
        writer.write("# HELP " + family + " " + metric.help() + "\n");
        return family;
    }

    /* A path may be given twice, but sets of labels must differ. */
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
