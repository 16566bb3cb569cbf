package io.adaflight.internal.collector;

import io.adaflight.internal.counters.Counts;
import io.adaflight.internal.registry.DrainCounts;

/** What happened in a pipeline between two snapshots. Immutable; any thread. */
public final class Interval {
    private final CollectedSnapshot from;
    private final CollectedSnapshot to;

    /** The interval between two snapshots of one pipeline; the later one gives the rows. */
    public Interval(CollectedSnapshot from, CollectedSnapshot to) {
        this.from = from;
        this.to = to;
    }

    /** The later snapshot. */
    public CollectedSnapshot to() {
        return to;
    }

    /** The length in nanoseconds; at least 0. */
    public long nanos() {
        return Math.max(0, to.nanos() - from.nanos());
    }

    /** The counts of a row of the later snapshot in this interval. */
    public Counts counts(int row) {
        return to.table().counts(row).since(from.table().countsOrZero(before(row)));
    }

    /**
     * Whether a row is worth recording: it is new, its thread has ended, or any sum grew; bytes too, which can come an
     * interval after their event.
     */
    boolean isActive(int row) {
        return isNew(row)
                || to.table().registered().isEnded(row)
                || to.table().hasGrown(row, from.table(), before(row));
    }

    /** Whether a row was not in the earlier snapshot. */
    boolean isNew(int row) {
        return before(row) < 0;
    }

    /** The counts of the whole pipeline in this interval. */
    public Counts totals() {
        return to.totals().since(from.totals());
    }

    /** What was drained in this interval. */
    public DrainCounts drained() {
        return to.drained().since(from.drained());
    }

    private int before(int row) {
        return from.table().find(to.table(), row);
    }
}
