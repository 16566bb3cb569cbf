package io.adaflight.analyzer.analysis.causes.attribution;

import io.adaflight.analyzer.analysis.causes.evidence.Intervals;
import io.adaflight.analyzer.analysis.causes.evidence.Span;

/**
 * A time of which the lost events are divided among the causes that held in it: from when the rings began to fill until the
 * loss ended.
 *
 * @param first the first interval
 * @param last the last interval, included
 * @param firstLoss the first interval in which anything was lost
 */
public record LossWindow(
        int first, int last, int firstLoss, long fromNanos, long toNanos, long offered, long dropped, long drained) {
    static LossWindow of(Intervals intervals, int first, int last, int firstLoss) {
        long offered = 0;
        long dropped = 0;
        long drained = 0;
        for (int index = first; index <= last; index++) {
            offered += intervals.offered(index);
            dropped += intervals.dropped(index);
            drained += intervals.drained(index);
        }
        return new LossWindow(
                first, last, firstLoss, intervals.from(first), intervals.to(last), offered, dropped, drained);
    }

    public Span span() {
        return new Span(fromNanos, toNanos);
    }

    public long lengthNanos() {
        return toNanos - fromNanos;
    }

    /** Events offered per nanosecond. */
    public double rate() {
        return (double) offered / lengthNanos();
    }

    /** How much of a time lies in the window. */
    public long overlapNanos(long startNanos, long endNanos) {
        return Math.max(0, Math.min(endNanos, toNanos) - Math.max(startNanos, fromNanos));
    }
}
