package io.adaflight.internal.counters;

/** Reads the same longs as a collection does, and does nothing with them: the least that a collection can take. */
public final class BareRead {
    private BareRead() {}

    /** Reads all counters of all these threads, each into the same row; gives the sum of the first ones. */
    public static long readOpaque(ThreadCounters[] threads) {
        long[] row = new long[Columns.COUNT];
        long sum = 0;
        for (ThreadCounters thread : threads) {
            thread.readOwnOpaque(row, 0);
            sum += row[0];
        }
        return sum;
    }
}
