package io.adaflight.analyzer.report;

import io.adaflight.analyzer.recording.EventCounts;
import java.util.ArrayList;
import java.util.List;

/** Numbers over time as a row of bars, one character each. */
final class Sparkline {
    private static final String BLOCKS = "▁▂▃▄▅▆▇█";
    private static final String ASCII = ".:-=+*#@";

    private Sparkline() {}

    /** Sums neighbours, so many at a time. */
    static List<Long> merge(List<Long> bins, int times) {
        List<Long> merged = new ArrayList<>();
        for (int from = 0; from < bins.size(); from += times) {
            merged.add(bins.subList(from, Math.min(bins.size(), from + times)).stream()
                    .reduce(0L, EventCounts::saturatedSum));
        }
        return merged;
    }

    /** A blank for zero, else a bar whose height is the share of the greatest number. */
    static String draw(List<Long> values, boolean blocks) {
        String bars = blocks ? BLOCKS : ASCII;
        long greatest = values.stream().mapToLong(Long::longValue).max().orElse(0);
        StringBuilder line = new StringBuilder();
        for (long value : values) {
            if (value == 0) {
                line.append(' ');
            } else {
                int level = (int) Math.ceil((double) value / greatest * bars.length());
                line.append(bars.charAt(Math.max(0, Math.min(bars.length(), level) - 1)));
            }
        }
        return line.toString();
    }
}
