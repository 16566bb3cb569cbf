package io.adaflight.analyzer.analysis.result;

import java.util.List;

/**
 * What each thread wrote and lost over time, in spans of equal length from the beginning of the time of the report.
 *
 * @param columns how many spans there are
 * @param rows in the order of the threads of the report; the first ones only, where there are very many
 */
public record HeatMap(long startNanos, long binNanos, int columns, List<Row> rows) {
    public HeatMap {
        rows = List.copyOf(rows);
    }

    /**
     * One thread.
     *
     * @param first the span that the first numbers are of; before it and after the last ones there was nothing
     * @param dropped as many numbers as written; none at all when nothing was lost
     */
    public record Row(String thread, long threadId, int first, List<Long> written, List<Long> dropped) {
        public Row {
            written = List.copyOf(written);
            dropped = List.copyOf(dropped);
        }
    }
}
