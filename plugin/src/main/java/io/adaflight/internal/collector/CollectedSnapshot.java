package io.adaflight.internal.collector;

import io.adaflight.BackPressureState;
import io.adaflight.Counter;
import io.adaflight.Snapshot;
import io.adaflight.internal.counters.Counts;
import io.adaflight.internal.counters.SwapHistogram;
import io.adaflight.internal.registry.DrainCounts;
import io.adaflight.internal.registry.Registration;
import java.util.List;
import java.util.Objects;

/** The state of a pipeline at one moment: a row for each thread, and their sums. Immutable; any thread. */
public final class CollectedSnapshot implements Snapshot {
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

    CollectedSnapshot(
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

    @Override
    public String pipeline() {
        return pipeline;
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public long epochMillis() {
        return epochMillis;
    }

    @Override
    public int rows() {
        return rows.size();
    }

    @Override
    public Row row(int index) {
        Objects.checkIndex(index, rows.size());
        return new Row(this, index);
    }

    @Override
    public Counts retired() {
        return retired;
    }

    @Override
    public Counts totals() {
        return totals;
    }

    @Override
    public int liveThreads() {
        return rows.registered().live().size();
    }

    @Override
    public long retiredThreads() {
        return retiredThreads;
    }

    /** What was taken out of the pipeline. */
    public DrainCounts drained() {
        return drained;
    }

    @Override
    public long queueDepth() {
        return Math.max(0, totals.get(Counter.EVENTS_WRITTEN) - totals.get(Counter.EVENTS_EVICTED) - drained.events());
    }

    @Override
    public long eventsDrained() {
        return drained.events();
    }

    @Override
    public long bytesDrained() {
        return drained.bytes();
    }

    @Override
    public long eventsFailed() {
        return drained.failed();
    }

    @Override
    public long sinkFailures() {
        return drained.sinkFailures();
    }

    @Override
    public double eventsPerSecond() {
        return rates.events();
    }

    @Override
    public double bytesPerSecond() {
        return rates.bytes();
    }

    @Override
    public double droppedPerSecond() {
        return rates.dropped();
    }

    /** The rates of the pipeline. */
    public Rates rates() {
        return rates;
    }

    /** Threads that have ended, whose rows hold their final counts. */
    public List<Registration> ended() {
        return rows.registered().ended();
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
    public static final class Row implements ThreadRow {
        private final CollectedSnapshot snapshot;
        private final int index;

        Row(CollectedSnapshot snapshot, int index) {
            this.snapshot = snapshot;
            this.index = index;
        }

        /** Who was counted. */
        public Registration thread() {
            return snapshot.rows.registered().row(index);
        }

        @Override
        public boolean isEnded() {
            return snapshot.rows.registered().isEnded(index);
        }

        @Override
        public Counts counts() {
            return snapshot.rows.counts(index);
        }

        @Override
        public long threadId() {
            return thread().threadId();
        }

        @Override
        public String threadName() {
            return thread().name();
        }

        @Override
        public boolean isVirtual() {
            return thread().isVirtual();
        }

        @Override
        public long registeredEpochMillis() {
            return thread().registeredEpochMillis();
        }

        @Override
        public long swapNanosAt(double share) {
            return swaps().nanosAt(share);
        }

        /** The distribution of the swap times, as it is now: it is not part of the snapshot. */
        public SwapHistogram swaps() {
            return snapshot.rows.swapsNow(index);
        }

        @Override
        public BackPressureState state() {
            return snapshot.rows.state(index);
        }

        @Override
        public int ringsInRotation() {
            return snapshot.rows.ringsInRotation(index);
        }

        @Override
        public double eventsPerSecond() {
            return snapshot.rate(index, Counter.EVENTS_WRITTEN);
        }

        @Override
        public double bytesPerSecond() {
            return snapshot.rate(index, Counter.BYTES_WRITTEN);
        }
    }
}
