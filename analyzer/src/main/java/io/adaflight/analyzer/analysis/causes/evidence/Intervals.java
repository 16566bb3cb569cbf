package io.adaflight.analyzer.analysis.causes.evidence;

import java.util.Arrays;

/**
 * What happened to a pipeline between its snapshots, in time order. Merges neighbours when there are too many, so memory is
 * bounded, and the beginning of a long recording has the same resolution as its end.
 */
public final class Intervals {
    private static final int FIELDS = 6;
    private static final int FROM = 0;
    private static final int TO = 1;
    private static final int OFFERED = 2;
    private static final int DROPPED = 3;
    private static final int DRAINED = 4;
    private static final int DEPTH = 5;

    private final int most;
    private long[] fields = new long[64 * FIELDS];
    private int size;
    private int pairing = 1;
    private int inLast;

    /** Holds at most that many, an even number. */
    public Intervals(int most) {
        this.most = most;
    }

    /**
     * Adds what happened between two moments; ignores an interval that ends no later than the last one. The last one is cut where
     * the next one begins.
     */
    public void add(long fromNanos, long toNanos, long offered, long dropped, long drained, long depth) {
        if (toNanos <= fromNanos || (size > 0 && toNanos <= to(size - 1))) {
            return;
        }
        if (size > 0 && inLast < pairing) {
            merge(size - 1, toNanos, offered, dropped, drained, depth);
            inLast++;
            return;
        }
        if (size > 0 && fromNanos < to(size - 1)) {
            fields[(size - 1) * FIELDS + TO] = Math.max(from(size - 1) + 1, fromNanos);
        }
        if (size == most) {
            halve();
        }
        if ((size + 1) * FIELDS > fields.length) {
            fields = Arrays.copyOf(fields, fields.length * 2);
        }
        int at = size * FIELDS;
        fields[at + FROM] = size == 0 ? fromNanos : Math.max(fromNanos, to(size - 1));
        fields[at + TO] = toNanos;
        fields[at + OFFERED] = offered;
        fields[at + DROPPED] = dropped;
        fields[at + DRAINED] = drained;
        fields[at + DEPTH] = depth;
        size++;
        inLast = 1;
    }

    private void halve() {
        int half = size / 2;
        for (int index = 0; index < half; index++) {
            System.arraycopy(fields, 2 * index * FIELDS, fields, index * FIELDS, FIELDS);
            int second = 2 * index + 1;
            merge(index, to(second), offered(second), dropped(second), drained(second), depth(second));
        }
        size = half;
        pairing *= 2;
    }

    private void merge(int index, long toNanos, long offered, long dropped, long drained, long depth) {
        int at = index * FIELDS;
        fields[at + TO] = toNanos;
        fields[at + OFFERED] += offered;
        fields[at + DROPPED] += dropped;
        fields[at + DRAINED] += drained;
        fields[at + DEPTH] = depth;
    }

    public int size() {
        return size;
    }

    public long from(int index) {
        return fields[index * FIELDS + FROM];
    }

    public long to(int index) {
        return fields[index * FIELDS + TO];
    }

    public Span span(int index) {
        return new Span(from(index), to(index));
    }

    public long lengthNanos(int index) {
        return to(index) - from(index);
    }

    /** Events offered and not filtered. */
    public long offered(int index) {
        return fields[index * FIELDS + OFFERED];
    }

    public long dropped(int index) {
        return fields[index * FIELDS + DROPPED];
    }

    public long drained(int index) {
        return fields[index * FIELDS + DRAINED];
    }

    /** The first interval that ends after a moment. */
    public int firstAfter(long nanos) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (to(middle) <= nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Events drained in a span; an interval that is partly in it counts in proportion. */
    public double drainedBetween(Span time) {
        double sum = 0;
        for (int index = firstAfter(time.fromNanos()); index < size && from(index) < time.toNanos(); index++) {
            double overlap = span(index).overlapNanos(time);
            sum += drained(index) * overlap / lengthNanos(index);
        }
        return sum;
    }

    /** Events waiting at the end. */
    public long depth(int index) {
        return fields[index * FIELDS + DEPTH];
    }

    /** Events waiting at the beginning; 0 before the first interval and after a gap. */
    public long depthBefore(int index) {
        return index == 0 || to(index - 1) < from(index) ? 0 : depth(index - 1);
    }
}
