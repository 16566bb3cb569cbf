package io.adaflight.internal.collector;

import io.adaflight.Counter;
import io.adaflight.internal.counters.Columns;
import io.adaflight.internal.counters.Counts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The rows of an interval that are worth recording one by one, and the sum of those beyond a limit.
 *
 * @param rows indices into the later snapshot, in no order
 * @param others how many rows are beyond the limit
 * @param otherInterval what these did in the interval
 * @param otherTotals their running totals
 */
public record RowSelection(List<Integer> rows, int others, Counts otherInterval, Counts otherTotals) {
    /**
     * Selects rows: the largest by events lost, then by events written.
     *
     * @param maximum how many at most
     * @param idle whether rows in which nothing happened are selected too
     */
    public static RowSelection of(Interval interval, int maximum, boolean idle) {
        List<Integer> selected = new ArrayList<>();
        for (int row = 0; row < interval.to().rows(); row++) {
            if (idle || interval.isActive(row)) {
                selected.add(row);
            }
        }
        if (selected.size() <= maximum) {
            return new RowSelection(selected, 0, Counts.ZERO, Counts.ZERO);
        }
        List<Candidate> candidates = new ArrayList<>();
        for (int row : selected) {
            candidates.add(new Candidate(
                    row, interval.counts(row), interval.to().row(row).counts()));
        }
        candidates.sort(Candidate.BY_LOSS);
        List<Candidate> beyond = candidates.subList(maximum, candidates.size());
        long[] otherInterval = new long[Columns.COUNT];
        long[] otherTotals = new long[Columns.COUNT];
        for (Candidate candidate : beyond) {
            candidate.interval.addTo(otherInterval, 0);
            candidate.totals.addTo(otherTotals, 0);
        }
        return new RowSelection(
                candidates.subList(0, maximum).stream()
                        .map(candidate -> candidate.row)
                        .toList(),
                beyond.size(),
                new Counts(otherInterval, 0),
                new Counts(otherTotals, 0));
    }

    private static final class Candidate {
        static final Comparator<Candidate> BY_LOSS = Comparator.<Candidate>comparingLong(
                        candidate -> candidate.interval.dropped())
                .thenComparingLong(candidate -> candidate.interval.get(Counter.EVENTS_WRITTEN))
                .reversed();

        private final int row;
        private final Counts interval;
        private final Counts totals;

        Candidate(int row, Counts interval, Counts totals) {
            this.row = row;
            this.interval = interval;
            this.totals = totals;
        }
    }
}
