package io.adaflight.analyzer.analysis.compare;

import io.adaflight.analyzer.analysis.causes.Cause;
import io.adaflight.analyzer.analysis.causes.CauseShare;
import io.adaflight.analyzer.analysis.result.CountsOverTime;
import io.adaflight.analyzer.analysis.result.PipelineReport;
import io.adaflight.analyzer.analysis.result.Ratios;
import io.adaflight.analyzer.analysis.result.Report;
import io.adaflight.analyzer.analysis.result.TimeWindow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Compares the reports on two recordings. */
public final class ComparisonBuilder {
    /* A sample is what happened in one block of time. Blocks have the same length in both recordings; an incomplete last
     * one is left out. */
    private static final long SHORTEST_BLOCK_NANOS = 500_000_000L;
    private static final int MOST_BLOCKS = 120;

    private ComparisonBuilder() {}

    /** Compares two reports on one recording each. */
    public static Comparison compare(Report baseline, Report candidate) {
        Map<String, PipelineReport> before = byName(baseline);
        Map<String, PipelineReport> after = byName(candidate);
        List<Comparison.Pipeline> pipelines = new ArrayList<>();
        before.forEach((name, pipeline) -> {
            PipelineReport other = after.get(name);
            if (other != null) {
                pipelines.add(new Comparison.Pipeline(
                        name, changes(pipeline, window(baseline), other, window(candidate)), causes(pipeline, other)));
            }
        });
        return new Comparison(
                baseline.recordings().get(0),
                candidate.recordings().get(0),
                pipelines,
                before.keySet().stream()
                        .filter(name -> !after.containsKey(name))
                        .toList(),
                after.keySet().stream()
                        .filter(name -> !before.containsKey(name))
                        .toList(),
                baseline.verdict().lowerBound() || candidate.verdict().lowerBound(),
                Stream.concat(baseline.warnings().stream(), candidate.warnings().stream())
                        .toList());
    }

    private static List<Comparison.CauseChange> causes(PipelineReport baseline, PipelineReport candidate) {
        return Arrays.stream(Cause.values())
                .map(cause ->
                        new Comparison.CauseChange(cause, lossRatio(baseline, cause), lossRatio(candidate, cause)))
                .filter(change -> change.baseline() > 0 || change.candidate() > 0)
                .sorted(Comparator.comparingDouble(Comparison.CauseChange::candidate)
                        .reversed())
                .toList();
    }

    private static double lossRatio(PipelineReport pipeline, Cause cause) {
        long lost = pipeline.causes().shares().stream()
                .filter(share -> share.cause() == cause)
                .mapToLong(CauseShare::lostEvents)
                .sum();
        return Ratios.of(lost, pipeline.counts().offered());
    }

    private static Map<String, PipelineReport> byName(Report report) {
        Map<String, PipelineReport> byName = new TreeMap<>();
        report.pipelines().forEach(pipeline -> byName.put(pipeline.name(), pipeline));
        return byName;
    }

    private static TimeWindow window(Report report) {
        return report.recordings().get(0).window();
    }

    private static List<Change> changes(
            PipelineReport baseline, TimeWindow baselineWindow, PipelineReport candidate, TimeWindow candidateWindow) {
        long blockNanos = Math.max(blockNanos(baseline.timeLine()), blockNanos(candidate.timeLine()));
        List<Change> changes = new ArrayList<>();
        for (Metric metric : Metric.values()) {
            Double before = metric.value(baseline, baselineWindow);
            Double after = metric.value(candidate, candidateWindow);
            if (before != null && after != null) {
                RankSumTest test = RankSumTest.compare(
                        samples(metric, baseline.timeLine(), blockNanos),
                        samples(metric, candidate.timeLine(), blockNanos));
                changes.add(new Change(metric, before, after, test.tested(), test.p(), test.superiority()));
            }
        }
        return changes;
    }

    private static long blockNanos(CountsOverTime line) {
        long length = line.binNanos() * line.written().size();
        long least = Math.max(SHORTEST_BLOCK_NANOS, length / MOST_BLOCKS);
        return (least + line.binNanos() - 1) / line.binNanos() * line.binNanos();
    }

    private static double[] samples(Metric metric, CountsOverTime line, long blockNanos) {
        return switch (metric) {
            case LOSS -> lossRatios(blocks(line.written(), line, blockNanos), blocks(line.dropped(), line, blockNanos));
            case RATE -> blocks(line.written(), line, blockNanos);
            case BYTES -> blocks(line.bytes(), line, blockNanos);
            default -> new double[0];
        };
    }

    private static double[] blocks(List<Long> bins, CountsOverTime line, long blockNanos) {
        int perBlock = (int) Math.max(1, blockNanos / line.binNanos());
        IntToDoubleFunction sum = block -> bins.subList(block * perBlock, (block + 1) * perBlock).stream()
                .mapToDouble(Long::doubleValue)
                .sum();
        return IntStream.range(0, bins.size() / perBlock).mapToDouble(sum).toArray();
    }

    /* Blocks without events say nothing about loss. */
    private static double[] lossRatios(double[] written, double[] dropped) {
        double[] ratios = IntStream.range(0, written.length)
                .mapToDouble(block -> dropped[block] / (written[block] + dropped[block]))
                .toArray();
        return Arrays.stream(ratios).filter(ratio -> !Double.isNaN(ratio)).toArray();
    }
}
