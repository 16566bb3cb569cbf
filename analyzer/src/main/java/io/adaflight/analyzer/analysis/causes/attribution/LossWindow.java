package io.adaflight.analyzer.analysis.causes.attribution;

import io.adaflight.analyzer.analysis.causes.evidence.Intervals;
import io.adaflight.analyzer.analysis.causes.evidence.Span;

/**
 * A span of time whose lost events are divided among the causes of that time: from when the rings began to fill until the
 * loss ended.
 *
 * @param first the first interval
 * @param last the last interval, included
 * @param firstLoss the first interval in which anything was lost
 */
public record LossWindow(int first, int last, int firstLoss, Span span, long offered, long dropped, long drained) {
    static LossWindow of(Intervals intervals, int first, int last, int firstLoss) {
        long offered = 0;
        long dropped = 0;
        long drained = 0;
        for (int index = first; index <= last; index++) {
            offered += intervals.offered(index);
            dropped += intervals.dropped(index);
            drained += intervals.drained(index);
        }
        Span span = new Span(intervals.from(first), intervals.to(last));
        return new LossWindow(first, last, firstLoss, span, offered, dropped, drained);
    }

    /** Events offered per nanosecond. */
    public double rate() {
        return (double) offered / span.lengthNanos();
    }
}
