package io.adaflight.analyzer.analysis.count;

import io.adaflight.analyzer.recording.event.EventCounts;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Sums counts into spans of equal length. Costs no memory before the first count. */
final class TimeLineCounter {
    private static final long[] NONE = {};

    private final TimeBins bins;
    private long[] sums = NONE;

    TimeLineCounter(TimeBins bins) {
        this.bins = bins;
    }

    /** Spreads a count evenly over the time between two moments; what lies outside goes to the ends. */
    void add(long count, long afterNanos, long toNanos) {
        bins.spread(count, afterNanos, toNanos, this::add);
    }

    private void add(int bin, long count) {
        if (sums.length == 0) {
            sums = new long[bins.count()];
        }
        sums[bin] = EventCounts.saturatedSum(sums[bin], count);
    }

    List<Long> toList() {
        return sums.length == 0
                ? Collections.nCopies(bins.count(), 0L)
                : Arrays.stream(sums).boxed().toList();
    }
}
