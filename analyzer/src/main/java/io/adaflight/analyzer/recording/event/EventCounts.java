package io.adaflight.analyzer.recording.event;

import java.util.function.LongBinaryOperator;

/**
 * Counts of events and bytes. Sums stop at {@link Long#MAX_VALUE} and differences at zero, so that no count is ever
 * negative.
 *
 * @param dropped events lost: rejected and evicted
 */
public record EventCounts(
        long written, long dropped, long evicted, long rejected, long filtered, long bytesWritten, long bytesDropped) {
    /** No events. */
    public static final EventCounts NONE = new EventCounts(0, 0, 0, 0, 0, 0, 0);

    /** Events that were offered: written, rejected and filtered. */
    public long offered() {
        return saturatedSum(saturatedSum(written, rejected), filtered);
    }

    /** Lost events to offered ones, from 0 to 1; 0 when nothing was offered. */
    public double lossRatio() {
        long offered = offered();
        return offered == 0 ? 0 : Math.min(1.0, (double) dropped / offered);
    }

    /** Whether the size of an event is known: who counts in other people's queues knows none, and counts no byte. */
    public boolean areBytesKnown() {
        return bytesWritten > 0 || bytesDropped > 0;
    }

    public boolean isNone() {
        return equals(NONE);
    }

    public EventCounts plus(EventCounts other) {
        return combine(other, EventCounts::saturatedSum);
    }

    public EventCounts minus(EventCounts other) {
        return combine(other, (left, right) -> Math.max(0, left - right));
    }

    /**
     * What these running totals were before an interval. Events of an interval are recorded as {@code int}: a count at its
     * end stands for any greater one too, and then all of the running total is taken to be of the interval.
     */
    public EventCounts before(EventCounts interval) {
        EventCounts before = minus(interval);
        return new EventCounts(
                interval.written < Integer.MAX_VALUE ? before.written : 0,
                interval.dropped < Integer.MAX_VALUE ? before.dropped : 0,
                interval.evicted < Integer.MAX_VALUE ? before.evicted : 0,
                interval.rejected < Integer.MAX_VALUE ? before.rejected : 0,
                interval.filtered < Integer.MAX_VALUE ? before.filtered : 0,
                before.bytesWritten,
                before.bytesDropped);
    }

    /** The greater of both in every count. */
    public EventCounts max(EventCounts other) {
        return combine(other, Math::max);
    }

    /** Whether any count is below the same count of another. */
    public boolean isBelow(EventCounts other) {
        return !max(other).equals(this);
    }

    /** The sum of two counts that are not negative; {@link Long#MAX_VALUE} when it would be greater. */
    public static long saturatedSum(long left, long right) {
        long sum = left + right;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    private EventCounts combine(EventCounts other, LongBinaryOperator operator) {
        return new EventCounts(
                operator.applyAsLong(written, other.written),
                operator.applyAsLong(dropped, other.dropped),
                operator.applyAsLong(evicted, other.evicted),
                operator.applyAsLong(rejected, other.rejected),
                operator.applyAsLong(filtered, other.filtered),
                operator.applyAsLong(bytesWritten, other.bytesWritten),
                operator.applyAsLong(bytesDropped, other.bytesDropped));
    }
}
