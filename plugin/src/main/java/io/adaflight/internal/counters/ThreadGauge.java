package io.adaflight.internal.counters;

import io.adaflight.BackPressureState;
import io.adaflight.Counter;

/** What a pipeline knows of a thread beside the thread's own counters. Called by the collector; never throws. */
public interface ThreadGauge {
    /** For a thread of which nothing more is known: it writes to a queue of the application. */
    ThreadGauge NONE = new ThreadGauge() {
        @Override
        public void addTo(long[] row, int offset, long nowNanos) {}

        @Override
        public BackPressureState state() {
            return BackPressureState.NONE;
        }

        @Override
        public int ringsInRotation() {
            return 0;
        }

        @Override
        public boolean isSettled() {
            return true;
        }
    };

    /**
     * Adds what is known to a row that the thread's counters have been read into.
     *
     * @param row in the order of {@link Counter}
     * @param offset the index of the first counter
     * @param nowNanos this moment, of the pipeline's clock
     */
    void addTo(long[] row, int offset, long nowNanos);

    /** The back-pressure state at this moment. */
    BackPressureState state();

    /** Rings that the thread has at this moment; at least 0. */
    int ringsInRotation();

    /** Whether nothing of the thread waits to be drained, so that its counts are final once it has ended. */
    boolean isSettled();
}
