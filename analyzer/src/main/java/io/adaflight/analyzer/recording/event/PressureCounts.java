package io.adaflight.analyzer.recording.event;

import java.util.Arrays;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** How often each thing happened that hinders a thread. Immutable; sums stop at {@link Long#MAX_VALUE}. */
public final class PressureCounts {
    private static final PressureCounter[] COUNTERS = PressureCounter.values();

    /** Nothing happened. */
    public static final PressureCounts NONE = of(counter -> 0);

    private final long[] counts;

    private PressureCounts(long[] counts) {
        this.counts = counts;
    }

    /** The counts that a function gives. */
    public static PressureCounts of(ToLongFunction<PressureCounter> count) {
        return new PressureCounts(Arrays.stream(COUNTERS).mapToLong(count).toArray());
    }

    @SuppressWarnings("EnumOrdinal") // Only the index into an array that lives as long as the object.
    public long get(PressureCounter counter) {
        return counts[counter.ordinal()];
    }

    public PressureCounts plus(PressureCounts other) {
        return of(counter -> EventCounts.saturatedSum(get(counter), other.get(counter)));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PressureCounts same && Arrays.equals(counts, same.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return Arrays.toString(counts);
    }
}
