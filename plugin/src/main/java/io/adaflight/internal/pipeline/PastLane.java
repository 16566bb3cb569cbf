package io.adaflight.internal.pipeline;

import io.adaflight.internal.counters.Counter;
import io.adaflight.internal.counters.Counts;
import io.adaflight.internal.counters.ThreadGauge;

/**
 * What a thread's lane in an earlier pipeline of the same name has counted, so that the thread's row goes on from there.
 * Any thread.
 */
final class PastLane {
    private final Counts settled;
    private final ThreadGauge unsettled;

    private PastLane(Counts settled, ThreadGauge unsettled) {
        this.settled = settled;
        this.unsettled = unsettled;
    }

    /**
     * A copy of what the earlier lane has counted; or, while the earlier pipeline is still closing, the lane itself.
     *
     * @param gauge of the earlier lane; {@link ThreadGauge#NONE} when there was none
     */
    static PastLane of(ThreadGauge gauge, long nowNanos) {
        if (!gauge.isSettled()) {
            return new PastLane(Counts.ZERO, gauge);
        }
        long[] row = new long[Counter.COUNT];
        gauge.addTo(row, 0, nowNanos);
        return new PastLane(new Counts(row, 0), ThreadGauge.NONE);
    }

    void addTo(long[] row, int offset, long nowNanos) {
        settled.addTo(row, offset);
        unsettled.addTo(row, offset, nowNanos);
    }

    boolean isSettled() {
        return unsettled.isSettled();
    }
}
