package io.adaflight.analyzer.analysis.result;

import java.util.List;

/**
 * Counts over time, in spans of equal length from the beginning of the time of the report. The counts of a span between two
 * snapshots are spread evenly over it.
 *
 * @param bytes bytes written
 */
public record CountsOverTime(
        long startNanos, long binNanos, List<Long> written, List<Long> dropped, List<Long> bytes, List<Long> swaps) {
    public CountsOverTime {
        written = List.copyOf(written);
        dropped = List.copyOf(dropped);
        bytes = List.copyOf(bytes);
        swaps = List.copyOf(swaps);
    }
}
