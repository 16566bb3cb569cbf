package io.adaflight.analyzer.analysis.count;

import io.adaflight.analyzer.analysis.result.HeatMap;
import io.adaflight.analyzer.analysis.result.ThreadReport;
import io.adaflight.analyzer.analysis.result.TimeWindow;
import io.adaflight.analyzer.recording.event.EventCounts;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sums up what each thread wrote and lost over time. A thread needs cells only from its first span to its last. When all
 * threads together need too many, spans are merged in pairs, so memory is bounded and every thread stays visible.
 */
final class HeatMapCounter {
    static final int MOST_COLUMNS = 300;
    static final int MOST_ROWS = 500;
    private static final long[] NONE = {};

    /* Sums from one span on. */
    private static final class Cells {
        private int first;
        private long[] sums = NONE;

        /** Returns how many cells were added. */
        int add(int bin, long count) {
            int before = sums.length;
            if (before == 0) {
                first = bin;
                sums = new long[1];
            } else if (bin < first) {
                long[] wider = new long[before + first - bin];
                System.arraycopy(sums, 0, wider, first - bin, before);
                first = bin;
                sums = wider;
            } else if (bin - first >= before) {
                sums = Arrays.copyOf(sums, bin - first + 1);
            }
            sums[bin - first] = EventCounts.saturatedSum(sums[bin - first], count);
            return sums.length - before;
        }

        Cells merged() {
            Cells merged = new Cells();
            for (int index = 0; index < sums.length; index++) {
                merged.add((first + index) / 2, sums[index]);
            }
            return merged;
        }

        int end() {
            return first + sums.length;
        }

        List<Long> toList(int from, int to) {
            Long[] values = new Long[to - from];
            Arrays.fill(values, 0L);
            for (int index = 0; index < sums.length; index++) {
                values[first + index - from] = sums[index];
            }
            return List.of(values);
        }
    }

    private record Line(Cells written, Cells dropped) {
        int cells() {
            return written.sums.length + dropped.sums.length;
        }
    }

    private final int mostCells;
    private final Map<Long, Line> lines = new HashMap<>();
    private TimeBins bins;
    private long cells;

    HeatMapCounter(TimeWindow window, int mostCells) {
        this.mostCells = mostCells;
        bins = TimeBins.of(window, MOST_COLUMNS);
    }

    void add(long threadId, RunningCounts.Step step) {
        if (step.counts().written() == 0 && step.counts().dropped() == 0) {
            return;
        }
        Line line = lines.computeIfAbsent(threadId, id -> new Line(new Cells(), new Cells()));
        int before = line.cells();
        bins.spread(step.counts().written(), step.afterNanos(), step.toNanos(), line.written()::add);
        bins.spread(step.counts().dropped(), step.afterNanos(), step.toNanos(), line.dropped()::add);
        cells += line.cells() - before;
        while (cells > mostCells && bins.count() > 1) {
            merge();
        }
    }

    private void merge() {
        bins = bins.merged();
        lines.replaceAll(
                (id, line) -> new Line(line.written().merged(), line.dropped().merged()));
        cells = lines.values().stream().mapToLong(Line::cells).sum();
    }

    /** The rows of these threads, in the same order. */
    HeatMap toHeatMap(List<ThreadReport> threads) {
        List<HeatMap.Row> rows = threads.stream()
                .map(thread -> row(thread, lines.get(thread.id())))
                .flatMap(Stream::ofNullable)
                .limit(MOST_ROWS)
                .toList();
        return new HeatMap(bins.startNanos(), bins.binNanos(), bins.count(), rows);
    }

    private static HeatMap.@Nullable Row row(ThreadReport thread, @Nullable Line line) {
        if (line == null) {
            return null;
        }
        boolean lost = line.dropped().sums.length > 0;
        boolean wrote = line.written().sums.length > 0;
        int from = Math.min(
                wrote ? line.written().first : Integer.MAX_VALUE, lost ? line.dropped().first : Integer.MAX_VALUE);
        int to = Math.max(line.written().end(), line.dropped().end());
        return new HeatMap.Row(
                thread.name(),
                thread.id(),
                from,
                line.written().toList(from, to),
                lost ? line.dropped().toList(from, to) : List.of());
    }
}
