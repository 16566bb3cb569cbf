package io.adaflight.internal.counters;

import io.adaflight.Counter;
import io.adaflight.EventCounts;

/** A reading of all counters, of one thread or of many: immutable, for any thread. */
public final class Counts implements EventCounts {
    /** All zero. */
    public static final Counts ZERO = new Counts(new long[Columns.COUNT], 0);

    private static final Counter[] COUNTERS = Counter.values();

    private final long[] values;
    private final int offset;

    /**
     * A view of a part of an array; the array is not copied and must not change any more.
     *
     * @param values holds {@link Columns#COUNT} values from {@code offset} on, in the order of {@link Counter}
     */
    public Counts(long[] values, int offset) {
        this.values = values;
        this.offset = offset;
    }

    @Override
    public long get(Counter counter) {
        return values[offset + Columns.of(counter)];
    }

    @Override
    public long offered() {
        return Saturation.add(
                Saturation.add(get(Counter.EVENTS_WRITTEN), get(Counter.EVENTS_REJECTED)),
                get(Counter.EVENTS_FILTERED));
    }

    @Override
    public long dropped() {
        return Saturation.add(get(Counter.EVENTS_REJECTED), get(Counter.EVENTS_EVICTED));
    }

    @Override
    public long bytesDropped() {
        return Saturation.add(get(Counter.BYTES_REJECTED), get(Counter.BYTES_EVICTED));
    }

    @Override
    public double dropRatio() {
        long offered = offered();
        return offered == 0 ? 0 : Math.min(1, (double) dropped() / offered);
    }

    @Override
    public long swapNanosAverage() {
        long swaps = get(Counter.SWAPS);
        return swaps == 0 ? 0 : get(Counter.SWAP_NANOS) / swaps;
    }

    @Override
    public boolean isSaturated() {
        for (Counter counter : COUNTERS) {
            if (get(counter) == Long.MAX_VALUE) {
                return true;
            }
        }
        return false;
    }

    /**
     * What came to these counts since an earlier reading of the same counters; the greatest values stay as they are.
     *
     * @param earlier read before this one
     */
    public Counts since(Counts earlier) {
        long[] difference = new long[Columns.COUNT];
        for (Counter counter : COUNTERS) {
            long value = get(counter);
            difference[Columns.of(counter)] = counter.isSum() ? Math.max(0, value - earlier.get(counter)) : value;
        }
        return new Counts(difference, 0);
    }

    /** Adds these counts to a row of sums; the greatest values are compared instead. */
    public void addTo(long[] sums, int sumsOffset) {
        for (Counter counter : COUNTERS) {
            int column = sumsOffset + Columns.of(counter);
            sums[column] =
                    counter.isSum() ? Saturation.add(sums[column], get(counter)) : Math.max(sums[column], get(counter));
        }
    }
}
