package io.adaflight.analyzer.analysis.causes.evidence;

import io.adaflight.analyzer.recording.event.DrainSnapshot;
import java.util.Arrays;

/**
 * Where the time of one drain thread went, interval by interval. Merges neighbours when there are too many, so memory is
 * bounded.
 */
public final class DrainAccounts {
    private static final int FROM = 0;
    private static final int TO = 1;
    private static final int FIRST_SUM = 2;
    private static final int DRAINED = 2;
    private static final int WORK_KNOWN = 3;
    private static final int WORKING = 4;
    private static final int PROCESSOR_KNOWN = 5;
    private static final int PROCESSOR = 6;
    private static final int WAIT_KNOWN = 7;
    private static final int WAIT = 8;
    private static final int FIELDS = 9;

    private final int most;
    private long[] fields = new long[16 * FIELDS];
    private int size;
    private int pairing = 1;
    private int inLast;

    /**
     * Sums over a span of time; an interval that is partly in it counts in proportion.
     *
     * @param coveredNanos how much of the span the intervals cover
     * @param workKnownNanos for how much of it the time at work is known, and so on
     */
    public record Sums(
            double coveredNanos,
            double drained,
            double workKnownNanos,
            double workingNanos,
            double processorKnownNanos,
            double processorNanos,
            double waitKnownNanos,
            double waitNanos) {}

    /** Holds at most that many, an even number. */
    DrainAccounts(int most) {
        this.most = most;
    }

    void add(DrainSnapshot row) {
        long from = Math.max(row.timeNanos() - row.intervalNanos(), size == 0 ? 0 : to(size - 1));
        if (row.timeNanos() <= from) {
            return;
        }
        long length = row.timeNanos() - from;
        boolean merges = size > 0 && inLast < pairing;
        if (!merges) {
            if (size == most) {
                halve();
            }
            if ((size + 1) * FIELDS > fields.length) {
                fields = Arrays.copyOf(fields, fields.length * 2);
            }
            Arrays.fill(fields, size * FIELDS, (size + 1) * FIELDS, 0);
            fields[size * FIELDS + FROM] = from;
            size++;
            inLast = 0;
        }
        inLast++;
        int at = (size - 1) * FIELDS;
        fields[at + TO] = row.timeNanos();
        fields[at + DRAINED] += row.drained();
        fields[at + WORK_KNOWN] += row.workKnown() ? length : 0;
        fields[at + WORKING] += Math.min(row.workingNanos(), length);
        fields[at + PROCESSOR_KNOWN] += row.processorKnown() ? length : 0;
        fields[at + PROCESSOR] += Math.min(row.processorNanos(), length);
        fields[at + WAIT_KNOWN] += row.processorWaitKnown() ? length : 0;
        fields[at + WAIT] += Math.min(row.processorWaitNanos(), length);
    }

    private void halve() {
        int half = size / 2;
        for (int index = 0; index < half; index++) {
            System.arraycopy(fields, 2 * index * FIELDS, fields, index * FIELDS, FIELDS);
            int second = (2 * index + 1) * FIELDS;
            fields[index * FIELDS + TO] = fields[second + TO];
            for (int field = FIRST_SUM; field < FIELDS; field++) {
                fields[index * FIELDS + field] += fields[second + field];
            }
        }
        size = half;
        pairing *= 2;
    }

    private long from(int index) {
        return fields[index * FIELDS + FROM];
    }

    private long to(int index) {
        return fields[index * FIELDS + TO];
    }

    public boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /** What is known of a span of time. */
    public Sums between(Span time) {
        double[] sums = new double[FIELDS];
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (to(middle) <= time.fromNanos()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        for (int index = low; index < size && from(index) < time.toNanos(); index++) {
            Span interval = new Span(from(index), to(index));
            double overlap = interval.overlapNanos(time);
            double part = overlap / interval.lengthNanos();
            sums[TO] += overlap;
            for (int field = FIRST_SUM; field < FIELDS; field++) {
                sums[field] += part * fields[index * FIELDS + field];
            }
        }
        return new Sums(
                sums[TO],
                sums[DRAINED],
                sums[WORK_KNOWN],
                sums[WORKING],
                sums[PROCESSOR_KNOWN],
                sums[PROCESSOR],
                sums[WAIT_KNOWN],
                sums[WAIT]);
    }
}
