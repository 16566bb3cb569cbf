package io.adaflight.internal.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Who counts in a pipeline, as rows in the order of registration: each thread is one, and all cells of virtual threads together
 * are one. The same object as long as nobody comes or goes. Immutable; any thread.
 */
public final class RegisteredRows {
    /** Nobody. */
    public static final RegisteredRows NONE = new RegisteredRows(List.of(), List.of(), List.of());

    private final List<Registration> live;
    private final List<Registration> ended;
    private final List<Registration> virtualCells;
    private final Registration[] rows;
    private final boolean[] endedRows;

    RegisteredRows(
            Collection<Registration> live, Collection<Registration> ended, Collection<Registration> virtualCells) {
        this.live = List.copyOf(live);
        this.ended = List.copyOf(ended);
        this.virtualCells = List.copyOf(virtualCells);
        List<Registration> all = new ArrayList<>(live);
        all.addAll(ended);
        this.virtualCells.stream().limit(1).forEach(all::add);
        all.sort(Comparator.comparingLong(Registration::sequence));
        this.rows = all.toArray(Registration[]::new);
        this.endedRows = new boolean[rows.length];
        Set<Registration> gone = Set.copyOf(ended);
        for (int row = 0; row < rows.length; row++) {
            endedRows[row] = gone.contains(rows[row]);
        }
    }

    /** Threads that run, or whose events are not all drained yet; in the order of their registration. */
    public List<Registration> live() {
        return live;
    }

    /** Threads that have ended and whose final counts have not been recorded yet. */
    public List<Registration> ended() {
        return ended;
    }

    /** The cells that virtual threads share. */
    public List<Registration> virtualCells() {
        return virtualCells;
    }

    /** How many rows there are. */
    public int rows() {
        return rows.length;
    }

    /** Who a row stands for; the first of the cells for all of them. */
    public Registration row(int row) {
        return rows[row];
    }

    /** Whether the thread of a row has ended. */
    public boolean isEnded(int row) {
        return endedRows[row];
    }

    /** The row of whoever has a row of others; -1 where there is none. */
    public int find(RegisteredRows others, int row) {
        return others == this ? row : find(others.rows[row].sequence());
    }

    private int find(long sequence) {
        int low = 0;
        int high = rows.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long present = rows[middle].sequence();
            if (present == sequence) {
                return middle;
            }
            if (present < sequence) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }
}
