package io.adaflight.internal.metrics;

import io.adaflight.internal.collector.CollectedPipeline;
import io.adaflight.internal.collector.CollectedSnapshot;
import io.adaflight.internal.collector.CollectedSnapshot.Row;
import io.adaflight.internal.counters.SwapHistogram;
import io.adaflight.layout.Metric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** The counts of all pipelines as OpenMetrics text, or as the older text of Prometheus. Any thread; one renders at a time. */
public final class MetricsText {
    /*
     * A monitoring system keeps what it has seen: each set of labels is a time series for good. So the pipelines, the threads
     * of each and the threads that ever had samples are bounded. Threads without samples are in the sums of their pipeline.
     */
    static final int MOST_PIPELINES = 256;
    static final int MOST_THREADS_OF_A_PIPELINE = 20;
    static final int MOST_THREADS_EVER = 1_000;

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double[] QUANTILES = {0.5, 0.9, 0.99, 0.999};

    private static final Comparator<Row> BY_LOSS = Comparator.<Row>comparingLong(
                    row -> row.counts().dropped())
            .thenComparingLong(row -> row.counts().eventsWritten())
            .reversed();

    private record OfPipeline(
            String labels, CollectedPipeline pipeline, CollectedSnapshot snapshot, int unlistedThreads) {}

    private record OfThread(String labels, Row row) {}

    private final Supplier<List<CollectedPipeline>> pipelines;
    private final ThreadQuota quota = new ThreadQuota(MOST_THREADS_EVER);

    /** Renders the pipelines that a supplier gives at that moment. */
    public MetricsText(Supplier<List<CollectedPipeline>> pipelines) {
        this.pipelines = pipelines;
    }

    /**
     * Collects and renders.
     *
     * @param openMetrics OpenMetrics 1.0.0, or else Prometheus 0.0.4, which names the families of counters like their samples
     */
    public synchronized String render(boolean openMetrics) {
        List<OfPipeline> all = new ArrayList<>();
        List<OfThread> threads = new ArrayList<>();
        List<CollectedPipeline> present = pipelines.get();
        for (CollectedPipeline pipeline : present.subList(0, Math.min(MOST_PIPELINES, present.size()))) {
            CollectedSnapshot snapshot = pipeline.collector().collect();
            String labels = "pipeline=\"" + LabelText.escape(pipeline.name()) + "\"";
            List<Row> listed = listed(snapshot);
            for (Row row : listed) {
                threads.add(new OfThread(
                        labels + ",thread=\"" + LabelText.escape(row.threadName()) + "\",thread_id=\"" + row.threadId()
                                + "\"",
                        row));
            }
            all.add(new OfPipeline(labels, pipeline, snapshot, snapshot.rows() - listed.size()));
        }
        Page page = new Page(openMetrics);
        totals(page, all);
        gauges(page, all);
        swaps(page, all);
        threads(page, threads);
        return page.end();
    }

    private List<Row> listed(CollectedSnapshot snapshot) {
        List<Row> rows = new ArrayList<>();
        for (int index = 0; index < snapshot.rows(); index++) {
            rows.add(snapshot.row(index));
        }
        rows.sort(BY_LOSS);
        return rows.stream()
                .limit(MOST_THREADS_OF_A_PIPELINE)
                .filter(row -> quota.admits(snapshot.pipeline(), row.threadId()))
                .toList();
    }

    private static void totals(Page page, List<OfPipeline> all) {
        List<OfPipeline> drained = drained(all);
        of(page, Metric.EVENTS_OFFERED, all, each -> each.snapshot.totals().offered());
        of(page, Metric.EVENTS_WRITTEN, all, each -> each.snapshot.totals().eventsWritten());
        of(page, Metric.EVENTS_DROPPED, all, each -> each.snapshot.totals().dropped());
        of(page, Metric.EVENTS_REJECTED, all, each -> each.snapshot.totals().eventsRejected());
        of(page, Metric.EVENTS_EVICTED, all, each -> each.snapshot.totals().eventsEvicted());
        of(page, Metric.EVENTS_FILTERED, all, each -> each.snapshot.totals().eventsFiltered());
        of(page, Metric.EVENTS_DRAINED, drained, each -> each.snapshot.eventsDrained());
        of(page, Metric.EVENTS_FAILED, all, each -> each.snapshot.eventsFailed());
        of(page, Metric.WRITTEN_BYTES, all, each -> each.snapshot.totals().bytesWritten());
        of(page, Metric.DROPPED_BYTES, all, each -> each.snapshot.totals().bytesDropped());
        of(page, Metric.WRITES_BLOCKED, all, each -> each.snapshot.totals().blockedWrites());
        of(
                page,
                Metric.BLOCKED_SECONDS,
                all,
                each -> seconds(each.snapshot.totals().blockedNanos()));
        of(page, Metric.SINK_FAILURES, all, each -> each.snapshot.sinkFailures());
    }

    private static void gauges(Page page, List<OfPipeline> all) {
        List<OfPipeline> drained = drained(all);
        of(page, Metric.LOSS_RATIO, all, each -> each.snapshot.totals().dropRatio());
        of(page, Metric.EVENTS_PER_SECOND, all, each -> each.snapshot.eventsPerSecond());
        of(page, Metric.QUEUE_DEPTH, drained, each -> each.snapshot.queueDepth());
        of(page, Metric.QUEUE_DEPTH_MAX, drained, each -> each.snapshot.totals().queueDepthMaximum());
        of(page, Metric.LIVE_THREADS, all, each -> each.snapshot.liveThreads());
        of(page, Metric.UNLISTED_THREADS, all, each -> each.unlistedThreads);
    }

    private static void swaps(Page page, List<OfPipeline> all) {
        page.begin(Metric.SWAP_SECONDS);
        String name = Metric.SWAP_SECONDS.liveSample();
        for (OfPipeline each : all) {
            if (each.snapshot.totals().swaps() == 0) {
                continue;
            }
            SwapHistogram swaps = each.pipeline.registry().swaps();
            for (double quantile : QUANTILES) {
                page.sample(name, each.labels + ",quantile=\"" + quantile + "\"", seconds(swaps.nanosAt(quantile)));
            }
            page.sample(
                    name,
                    each.labels + ",quantile=\"1.0\"",
                    seconds(each.snapshot.totals().swapNanosMaximum()));
            page.sample(
                    name + "_sum", each.labels, seconds(each.snapshot.totals().swapNanos()));
            page.sample(name + "_count", each.labels, each.snapshot.totals().swaps());
        }
    }

    private static void threads(Page page, List<OfThread> all) {
        ofThread(page, Metric.THREAD_EVENTS_WRITTEN, all, row -> row.counts().eventsWritten());
        ofThread(page, Metric.THREAD_EVENTS_DROPPED, all, row -> row.counts().dropped());
        ofThread(page, Metric.THREAD_WRITTEN_BYTES, all, row -> row.counts().bytesWritten());
        ofThread(page, Metric.THREAD_LOSS_RATIO, all, row -> row.counts().dropRatio());
        ofThread(
                page,
                Metric.THREAD_BLOCKED_SECONDS,
                all,
                row -> seconds(row.counts().blockedNanos()));
        ofThread(
                page,
                Metric.THREAD_DROPPING_SECONDS,
                all,
                row -> seconds(row.counts().droppingNanos()));
        ofThread(page, Metric.THREAD_SWAPS, all, row -> row.counts().swaps());
    }

    private static void of(Page page, Metric metric, List<OfPipeline> all, Function<OfPipeline, Number> value) {
        page.begin(metric);
        all.forEach(each -> page.sample(metric.liveSample(), each.labels, value.apply(each)));
    }

    private static void ofThread(Page page, Metric metric, List<OfThread> all, Function<Row, Number> value) {
        page.begin(metric);
        all.forEach(each -> page.sample(metric.liveSample(), each.labels, value.apply(each.row)));
    }

    private static List<OfPipeline> drained(List<OfPipeline> all) {
        return all.stream()
                .filter(each -> each.pipeline.configuration().drainCounted())
                .toList();
    }

    private static double seconds(long nanos) {
        return nanos / NANOS_PER_SECOND;
    }

    /** The text as far as it is written. */
    private static final class Page {
        private final StringBuilder text = new StringBuilder();
        private final boolean openMetrics;

        Page(boolean openMetrics) {
            this.openMetrics = openMetrics;
        }

        void begin(Metric metric) {
            String family = openMetrics ? metric.family() : metric.liveSample();
            String type = metric.kind().word();
            text.append("# TYPE ").append(family).append(' ').append(type).append('\n');
            if (openMetrics && !metric.unit().isEmpty()) {
                text.append("# UNIT ")
                        .append(family)
                        .append(' ')
                        .append(metric.unit())
                        .append('\n');
            }
            text.append("# HELP ")
                    .append(family)
                    .append(' ')
                    .append(metric.help())
                    .append('\n');
        }

        void sample(String name, String labels, Number value) {
            text.append(name)
                    .append('{')
                    .append(labels)
                    .append("} ")
                    .append(value)
                    .append('\n');
        }

        String end() {
            return openMetrics ? text.append("# EOF\n").toString() : text.toString();
        }
    }
}
