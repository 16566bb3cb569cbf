package io.adaflight.internal.persist;

import io.adaflight.Counter;
import io.adaflight.internal.collector.CollectedSnapshot;
import io.adaflight.internal.counters.Columns;
import io.adaflight.internal.counters.Counts;
import io.adaflight.layout.CountersFileLayout;
import java.util.ArrayList;
import java.util.List;

/** A row of a counters file. */
record CountersRow(int kind, String pipeline, long threadId, String thread, Counts counts) {
    /** A count by its place in the row. */
    long count(int place) {
        return counts.get(
                switch (place) {
                    case CountersFileLayout.EVENTS_WRITTEN -> Counter.EVENTS_WRITTEN;
                    case CountersFileLayout.BYTES_WRITTEN -> Counter.BYTES_WRITTEN;
                    case CountersFileLayout.EVENTS_REJECTED -> Counter.EVENTS_REJECTED;
                    case CountersFileLayout.BYTES_REJECTED -> Counter.BYTES_REJECTED;
                    case CountersFileLayout.EVENTS_EVICTED -> Counter.EVENTS_EVICTED;
                    case CountersFileLayout.BYTES_EVICTED -> Counter.BYTES_EVICTED;
                    case CountersFileLayout.EVENTS_FILTERED -> Counter.EVENTS_FILTERED;
                    default -> throw new IndexOutOfBoundsException(place);
                });
    }

    /**
     * The rows of all pipelines. Their sums are those of the snapshots: threads that find no room are summed in the row
     * for the other threads of their pipeline; pipelines that find none, and those whose names were given back, in one row.
     *
     * @param most how many rows, at least 2
     */
    static List<CountersRow> of(List<CollectedSnapshot> snapshots, Counts givenBack, int most) {
        int named = Math.min(snapshots.size(), most - 1);
        boolean others = named < snapshots.size() || givenBack.offered() > 0;
        int room = most - named - (others ? 1 : 0);
        List<CountersRow> rows = new ArrayList<>();
        for (CollectedSnapshot snapshot : snapshots.subList(0, named)) {
            int threads = Math.min(room, snapshot.rows());
            room -= threads;
            add(snapshot, threads, rows);
        }
        if (others) {
            long[] sums = new long[Columns.COUNT];
            givenBack.addTo(sums, 0);
            snapshots
                    .subList(named, snapshots.size())
                    .forEach(snapshot -> snapshot.totals().addTo(sums, 0));
            rows.add(new CountersRow(CountersFileLayout.KIND_OTHER_PIPELINES, "", -1, "", new Counts(sums, 0)));
        }
        return rows;
    }

    private static void add(CollectedSnapshot snapshot, int threads, List<CountersRow> rows) {
        long[] others = new long[Columns.COUNT];
        snapshot.retired().addTo(others, 0);
        for (int index = 0; index < snapshot.rows(); index++) {
            CollectedSnapshot.Row row = snapshot.row(index);
            if (index < threads) {
                rows.add(new CountersRow(
                        CountersFileLayout.KIND_THREAD,
                        snapshot.pipeline(),
                        row.thread().threadId(),
                        row.thread().name(),
                        row.counts()));
            } else {
                row.counts().addTo(others, 0);
            }
        }
        rows.add(new CountersRow(
                CountersFileLayout.KIND_OTHER_THREADS, snapshot.pipeline(), -1, "", new Counts(others, 0)));
    }
}
