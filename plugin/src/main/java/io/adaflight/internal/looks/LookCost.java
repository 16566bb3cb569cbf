package io.adaflight.internal.looks;

import java.util.Arrays;

/**
 * What one kind of look costs on this machine: the least of the last few measurements, as the others were interrupted. The
 * first ones load classes, which happens once; they count for little.
 */
final class LookCost {
    static final int MEASUREMENTS = 8;
    static final long MOST_OF_THE_FIRST = 200_000;

    private final long[] nanos = new long[MEASUREMENTS];
    private int count;

    /** Takes a measurement and says what a look costs. */
    long measured(long newNanos) {
        nanos[count % MEASUREMENTS] = newNanos;
        count++;
        if (count < MEASUREMENTS) {
            return Math.min(newNanos, MOST_OF_THE_FIRST);
        }
        count = count == 2 * MEASUREMENTS ? MEASUREMENTS : count;
        return Arrays.stream(nanos).min().orElseThrow();
    }
}
