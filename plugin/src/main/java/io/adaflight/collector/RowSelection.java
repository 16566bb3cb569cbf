package io.adaflight.collector;

import io.adaflight.counters.Counter;
import io.adaflight.counters.Counts;
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
    private static final Counter[] COUNTERS = Counter.values();

    /**
     * Selects rows: the largest by events lost, then by events written.
     *
     * @param maximum how many at most
     * @param idle whether rows in which nothing happened are selected too
     */
    public static RowSelection of(Interval interval, int maximum, boolean idle) {
        List<Candidate> candidates = new ArrayList<>();
        for (int row = 0; row < interval.to().rows(); row++) {
            Counts counts = interval.counts(row);
            if (idle || interval.isNew(row) || interval.to().row(row).isEnded() || isActive(counts)) {
                candidates.add(new Candidate(row, counts, interval.to().row(row).counts()));
            }
        }
        if (candidates.size() <= maximum) {
            return new RowSelection(rows(candidates), 0, Counts.ZERO, Counts.ZERO);
        }
        candidates.sort(Candidate.BY_LOSS);
        List<Candidate> beyond = candidates.subList(maximum, candidates.size());
        long[] otherInterval = new long[Counter.COUNT];
        long[] otherTotals = new long[Counter.COUNT];
        for (Candidate candidate : beyond) {
            candidate.interval.addTo(otherInterval, 0);
            candidate.totals.addTo(otherTotals, 0);
        }
        return new RowSelection(
                rows(candidates.subList(0, maximum)),
                beyond.size(),
                new Counts(otherInterval, 0),
                new Counts(otherTotals, 0));
    }

    private static List<Integer> rows(List<Candidate> candidates) {
        return candidates.stream().map(candidate -> candidate.row).toList();
    }

    /** Whether any sum grew: bytes too, which can come an interval after their event. */
    private static boolean isActive(Counts counts) {
        for (Counter counter : COUNTERS) {
            if (counter.isSum() && counts.get(counter) != 0) {
                return true;
            }
        }
        return false;
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
