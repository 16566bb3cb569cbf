package io.adaflight.collector;

import io.adaflight.counters.BackPressureState;
import io.adaflight.counters.Counter;
import io.adaflight.counters.Counts;
import io.adaflight.counters.SwapHistogram;
import io.adaflight.counters.ThreadMetrics;
import io.adaflight.registry.Census;
import io.adaflight.registry.Registration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rows of a snapshot, in arrays by column, in the order of registration. Not changed once it is published. */
final class Rows {
    static final Rows EMPTY = new Rows(List.of(), List.of(), 0);

    private static final double NANOS_PER_SECOND = 1e9;

    private final List<Registration> threads;
    private final List<Registration> furtherCells;
    private final int liveThreads;
    private final long[] values;
    private final boolean[] ended;
    private final BackPressureState[] states;
    private final int[] rings;
    private final double[] rates;

    private Rows(List<Registration> threads, List<Registration> furtherCells, int liveThreads) {
        this.threads = threads;
        this.furtherCells = furtherCells;
        this.liveThreads = liveThreads;
        int size = threads.size();
        this.values = new long[size * Counter.COUNT];
        this.ended = new boolean[size];
        this.states = new BackPressureState[size];
        this.rings = new int[size];
        this.rates = new double[2 * size];
    }

    /** Reads every counter of everyone in a census once. */
    static Rows read(Census census, long nowNanos) {
        List<Registration> threads = new ArrayList<>(census.live());
        threads.addAll(census.ended());
        List<Registration> cells = census.virtualCells();
        List<Registration> furtherCells = List.of();
        if (!cells.isEmpty()) {
            threads.add(cells.get(0));
            furtherCells = cells.subList(1, cells.size());
        }
        threads.sort(Comparator.comparingLong(Registration::sequence));
        Set<Registration> ended = new HashSet<>(census.ended());
        Rows rows = new Rows(threads, furtherCells, census.live().size());
        for (int row = 0; row < threads.size(); row++) {
            Registration thread = threads.get(row);
            rows.read(row, thread, nowNanos);
            rows.ended[row] = ended.contains(thread);
            if (thread.isVirtual()) {
                rows.readFurtherCells(row, nowNanos);
            }
        }
        return rows;
    }

    private void read(int row, Registration thread, long nowNanos) {
        ThreadMetrics metrics = thread.metrics();
        metrics.readOpaque(values, row * Counter.COUNT, nowNanos);
        states[row] = metrics.gauge().state();
        rings[row] = metrics.gauge().ringsInRotation();
    }

    private void readFurtherCells(int row, long nowNanos) {
        for (Registration cell : furtherCells) {
            ThreadMetrics metrics = cell.metrics();
            long[] values = new long[Counter.COUNT];
            metrics.readOpaque(values, 0, nowNanos);
            new Counts(values, 0).addTo(this.values, row * Counter.COUNT);
            if (metrics.gauge().state().compareTo(states[row]) > 0) {
                states[row] = metrics.gauge().state();
            }
            rings[row] += metrics.gauge().ringsInRotation();
        }
    }

    /** Sets the rates of each row over the time since an earlier snapshot. */
    void rate(Rows earlier, long nanos) {
        int[] before = matches(earlier);
        double seconds = nanos / NANOS_PER_SECOND;
        for (int row = 0; row < threads.size(); row++) {
            Counts difference = counts(row).since(earlier.countsOrZero(before[row]));
            rates[2 * row] = difference.get(Counter.EVENTS_WRITTEN) / seconds;
            rates[2 * row + 1] = difference.get(Counter.BYTES_WRITTEN) / seconds;
        }
    }

    /** For each row, the row of the same thread in an earlier snapshot; -1 where there was none. */
    int[] matches(Rows earlier) {
        int[] matches = new int[threads.size()];
        int before = 0;
        for (int row = 0; row < matches.length; row++) {
            long sequence = threads.get(row).sequence();
            while (before < earlier.size() && earlier.thread(before).sequence() < sequence) {
                before++;
            }
            boolean found = before < earlier.size() && earlier.thread(before).sequence() == sequence;
            matches[row] = found ? before : -1;
        }
        return matches;
    }

    Counts sum(Counts retired) {
        long[] sums = new long[Counter.COUNT];
        retired.addTo(sums, 0);
        for (int row = 0; row < threads.size(); row++) {
            counts(row).addTo(sums, 0);
        }
        return new Counts(sums, 0);
    }

    int size() {
        return threads.size();
    }

    int liveThreads() {
        return liveThreads;
    }

    Registration thread(int row) {
        return threads.get(row);
    }

    Counts counts(int row) {
        return new Counts(values, row * Counter.COUNT);
    }

    /** The swap times of a row as they are now, not as they were when the row was read. */
    SwapHistogram swapsNow(int row) {
        SwapHistogram swaps = new SwapHistogram();
        Registration thread = threads.get(row);
        swaps.add(thread.metrics().swapTimingsOrNull());
        if (thread.isVirtual()) {
            furtherCells.forEach(cell -> swaps.add(cell.metrics().swapTimingsOrNull()));
        }
        return swaps;
    }

    Counts countsOrZero(int row) {
        return row < 0 ? Counts.ZERO : counts(row);
    }

    boolean isEnded(int row) {
        return ended[row];
    }

    BackPressureState state(int row) {
        return states[row];
    }

    int ringsInRotation(int row) {
        return rings[row];
    }

    double eventsPerSecond(int row) {
        return rates[2 * row];
    }

    double bytesPerSecond(int row) {
        return rates[2 * row + 1];
    }
}
