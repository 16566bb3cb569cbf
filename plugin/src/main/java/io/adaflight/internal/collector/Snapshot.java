package io.adaflight.internal.collector;

import io.adaflight.internal.counters.BackPressureState;
import io.adaflight.internal.counters.Counter;
import io.adaflight.internal.counters.Counts;
import io.adaflight.internal.counters.SwapHistogram;
import io.adaflight.internal.registry.DrainCounts;
import io.adaflight.internal.registry.Registration;
import java.util.List;
import java.util.Objects;

/** The state of a pipeline at one moment: a row for each thread, and their sums. Immutable; any thread. */
public final class Snapshot {
    /*
     * The totals are the sums of the rows as they were read, and not a reading of their own: they agree also while threads
     * count. CollectorStress.RowsAndTotals proves it.
     */
    private final String pipeline;
    private final long nanos;
    private final long epochMillis;
    private final Rows rows;
    private final Rows base;
    private final long sinceBaseNanos;
    private final Counts retired;
    private final Counts totals;
    private final long retiredThreads;
    private final DrainCounts drained;
    private final Rates rates;

    Snapshot(
            String pipeline,
            long nanos,
            long epochMillis,
            Rows rows,
            Rows base,
            long sinceBaseNanos,
            Counts retired,
            Counts totals,
            long retiredThreads,
            DrainCounts drained,
            Rates rates) {
        this.pipeline = pipeline;
        this.nanos = nanos;
        this.epochMillis = epochMillis;
        this.rows = rows;
        this.base = base;
        this.sinceBaseNanos = sinceBaseNanos;
        this.retired = retired;
        this.totals = totals;
        this.retiredThreads = retiredThreads;
        this.drained = drained;
        this.rates = rates;
    }

    /** The name of the pipeline. */
    public String pipeline() {
        return pipeline;
    }

    /** When the snapshot was taken, in nanoseconds of the pipeline's clock. */
    public long nanos() {
        return nanos;
    }

    /** When the snapshot was taken, in milliseconds since 1970-01-01T00:00Z. */
    public long epochMillis() {
        return epochMillis;
    }

    /** How many rows there are: one for each thread, and one for all virtual threads together. */
    public int rows() {
        return rows.size();
    }

    /**
     * A row.
     *
     * @param index from 0, below {@link #rows()}; rows are in the order in which their threads were registered
     */
    public ThreadRow row(int index) {
        Objects.checkIndex(index, rows.size());
        return new ThreadRow(this, index);
    }

    /** The sums of the threads that have ended and have no row any more. */
    public Counts retired() {
        return retired;
    }

    /** The sums of all rows and of the retired threads. */
    public Counts totals() {
        return totals;
    }

    /** Threads that run; virtual threads do not count. */
    public int liveThreads() {
        return rows.members().live().size();
    }

    /** Threads that have ended. */
    public long retiredThreads() {
        return retiredThreads;
    }

    /** What was taken out of the pipeline. */
    public DrainCounts drained() {
        return drained;
    }

    /** Events accepted and neither drained nor evicted; at least 0. Meaningless where drained events are not counted. */
    public long queueDepth() {
        return Math.max(0, totals.get(Counter.EVENTS_WRITTEN) - totals.get(Counter.EVENTS_EVICTED) - drained.events());
    }

    /** The rates of the pipeline. */
    public Rates rates() {
        return rates;
    }

    /** Threads that have ended, whose rows hold their final counts. */
    public List<Registration> ended() {
        return rows.members().ended();
    }

    /** The rate of a counter of a row, each second over the rate window; 0 while no window has passed. */
    private double rate(int row, Counter counter) {
        return sinceBaseNanos == 0
                ? 0
                : rows.growth(row, base, counter) / (sinceBaseNanos / Collector.NANOS_PER_SECOND);
    }

    Rows table() {
        return rows;
    }

    /** The counts of one thread in a snapshot, or of all virtual threads together. */
    public static final class ThreadRow {
        private final Snapshot snapshot;
        private final int index;

        ThreadRow(Snapshot snapshot, int index) {
            this.snapshot = snapshot;
            this.index = index;
        }

        /** Who was counted. */
        public Registration thread() {
            return snapshot.rows.members().row(index);
        }

        /** Whether the thread has ended, so that these are its final counts. */
        public boolean isEnded() {
            return snapshot.rows.members().isEnded(index);
        }

        /** The counts since the thread was registered. */
        public Counts counts() {
            return snapshot.rows.counts(index);
        }

        /** The distribution of the swap times, as it is now: it is not part of the snapshot. */
        public SwapHistogram swaps() {
            return snapshot.rows.swapsNow(index);
        }

        /** The back-pressure state. */
        public BackPressureState state() {
            return snapshot.rows.state(index);
        }

        /** Rings that the thread has. */
        public int ringsInRotation() {
            return snapshot.rows.ringsInRotation(index);
        }

        /** Events accepted a second, over the rate window; 0 while no window has passed. */
        public double eventsPerSecond() {
            return snapshot.rate(index, Counter.EVENTS_WRITTEN);
        }

        /** Bytes accepted a second, over the rate window; 0 while no window has passed. */
        public double bytesPerSecond() {
            return snapshot.rate(index, Counter.BYTES_WRITTEN);
        }
    }
}
