package io.adaflight.internal.pipeline;

import io.adaflight.BackPressureState;
import io.adaflight.internal.counters.Columns;
import io.adaflight.internal.counters.Counts;
import io.adaflight.internal.counters.ThreadGauge;

/**
 * What a thread's lane in an earlier pipeline of the same name has counted: all that is left of the lane, and where the
 * thread's row goes on. Any thread.
 */
final class EarlierLaneCounts implements ThreadGauge {
    private final Counts settled;
    private final ThreadGauge unsettled;

    private EarlierLaneCounts(Counts settled, ThreadGauge unsettled) {
        this.settled = settled;
        this.unsettled = unsettled;
    }

    /**
     * A copy of what the earlier lane has counted; or, while the earlier pipeline is still closing, the lane itself.
     *
     * @param gauge of the earlier lane; {@link ThreadGauge#NONE} when there was none
     */
    static EarlierLaneCounts of(ThreadGauge gauge, long nowNanos) {
        if (!gauge.isSettled()) {
            return new EarlierLaneCounts(Counts.ZERO, gauge);
        }
        long[] row = new long[Columns.COUNT];
        gauge.addTo(row, 0, nowNanos);
        return new EarlierLaneCounts(new Counts(row, 0), ThreadGauge.NONE);
    }

    @Override
    public void addTo(long[] row, int offset, long nowNanos) {
        settled.addTo(row, offset);
        unsettled.addTo(row, offset, nowNanos);
    }

    @Override
    public BackPressureState state() {
        return BackPressureState.NORMAL;
    }

    @Override
    public int ringsInRotation() {
        return 0;
    }

    @Override
    public boolean isSettled() {
        return unsettled.isSettled();
    }
}
