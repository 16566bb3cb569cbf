package io.adaflight.internal.collector;

import io.adaflight.BackPressureState;
import io.adaflight.Counter;
import io.adaflight.internal.counters.Columns;
import io.adaflight.internal.counters.Counts;
import io.adaflight.internal.counters.SwapHistogram;
import io.adaflight.internal.counters.ThreadCounters;
import io.adaflight.internal.counters.ThreadGauge;
import io.adaflight.internal.registry.RegisteredRows;
import io.adaflight.internal.registry.Registration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a snapshot, in one array, in the order of registration. Not changed once it is published. */
final class Rows {
    static final Rows EMPTY = new Rows(RegisteredRows.NONE);

    private final RegisteredRows registered;
    private final long[] values;

    private @Nullable Gauges gauges;

    private Rows(RegisteredRows registered) {
        this.registered = registered;
        this.values = new long[registered.rows() * Columns.COUNT];
    }

    /** Reads every counter of every row once. */
    static Rows read(RegisteredRows registered, long nowNanos) {
        Rows rows = new Rows(registered);
        for (int row = 0; row < registered.rows(); row++) {
            Registration thread = registered.row(row);
            rows.read(row, thread.metrics(), nowNanos);
            if (thread.isVirtual()) {
                rows.readFurtherCells(row, nowNanos);
            }
        }
        return rows;
    }

    private void read(int row, ThreadCounters metrics, long nowNanos) {
        metrics.readOpaque(values, row * Columns.COUNT, nowNanos);
        observe(row, metrics.gauge());
    }

    private void readFurtherCells(int row, long nowNanos) {
        List<Registration> cells = registered.virtualCells();
        for (Registration cell : cells.subList(1, cells.size())) {
            ThreadCounters metrics = cell.metrics();
            long[] further = new long[Columns.COUNT];
            metrics.readOpaque(further, 0, nowNanos);
            new Counts(further, 0).addTo(values, row * Columns.COUNT);
            observe(row, metrics.gauge());
        }
    }

    private void observe(int row, ThreadGauge gauge) {
        if (gauge == ThreadGauge.NONE) {
            return;
        }
        Gauges present = gauges;
        if (present == null) {
            present = new Gauges(registered.rows());
            gauges = present;
        }
        present.observe(row, gauge.state(), gauge.ringsInRotation());
    }

    /** The sums of all rows and of those who have none any more; the greatest values are compared instead. */
    Counts sum(Counts retired) {
        long[] sums = new long[Columns.COUNT];
        retired.addTo(sums, 0);
        if (fits(sums)) {
            for (int row = 0; row < values.length; row += Columns.COUNT) {
                addPlainly(row, sums);
            }
        } else {
            for (int row = 0; row < registered.rows(); row++) {
                counts(row).addTo(sums, 0);
            }
        }
        return new Counts(sums, 0);
    }

    /** Whether no sum can pass the end: all values together, each taken for the largest, stay below it. */
    private boolean fits(long[] sums) {
        long bits = 0;
        for (long value : values) {
            bits |= value;
        }
        for (long sum : sums) {
            bits |= sum;
        }
        return (registered.rows() + 1L) >>> (Long.numberOfLeadingZeros(bits) - 1) == 0;
    }

    private void addPlainly(int row, long[] sums) {
        for (int column = 0; column < Columns.SUMS; column++) {
            sums[column] += values[row + column];
        }
        for (int column = Columns.SUMS; column < Columns.COUNT; column++) {
            sums[column] = Math.max(sums[column], values[row + column]);
        }
    }

    /** What came to a counter of a row since earlier rows of the same pipeline. */
    long growth(int row, Rows earlier, Counter counter) {
        return Math.max(
                0,
                counts(row).get(counter)
                        - earlier.countsOrZero(earlier.find(this, row)).get(counter));
    }

    /** Whether any sum of a row is greater than in a row of earlier rows. */
    boolean hasGrown(int row, Rows earlier, int earlierRow) {
        int now = row * Columns.COUNT;
        int before = earlierRow * Columns.COUNT;
        for (int column = 0; column < Columns.SUMS; column++) {
            if (values[now + column] > earlier.values[before + column]) {
                return true;
            }
        }
        return false;
    }

    /** The row of the same thread as in a row of others; -1 where there is none. */
    int find(Rows others, int row) {
        return registered.find(others.registered, row);
    }

    RegisteredRows registered() {
        return registered;
    }

    int size() {
        return registered.rows();
    }

    Counts counts(int row) {
        return new Counts(values, row * Columns.COUNT);
    }

    Counts countsOrZero(int row) {
        return row < 0 ? Counts.ZERO : counts(row);
    }

    /** The swap times of a row as they are now, not as they were when the row was read. */
    SwapHistogram swapsNow(int row) {
        SwapHistogram swaps = new SwapHistogram();
        Registration thread = registered.row(row);
        if (thread.isVirtual()) {
            registered.virtualCells().forEach(cell -> swaps.add(cell.metrics().swapTimingsOrNull()));
        } else {
            swaps.add(thread.metrics().swapTimingsOrNull());
        }
        return swaps;
    }

    BackPressureState state(int row) {
        Gauges present = gauges;
        return present == null ? BackPressureState.NONE : present.states[row];
    }

    int ringsInRotation(int row) {
        Gauges present = gauges;
        return present == null ? 0 : present.rings[row];
    }

    /** What the gauges of the rows showed; there is none as long as no row has a gauge. */
    private static final class Gauges {
        private final BackPressureState[] states;
        private final int[] rings;

        Gauges(int rows) {
            states = new BackPressureState[rows];
            Arrays.fill(states, BackPressureState.NONE);
            rings = new int[rows];
        }

        /** Of several cells, the worst state and all rings count. */
        void observe(int row, BackPressureState state, int ringsInRotation) {
            if (state.compareTo(states[row]) > 0) {
                states[row] = state;
            }
            rings[row] += ringsInRotation;
        }
    }
}
