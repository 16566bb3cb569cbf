package io.adaflight.internal.counters;

import io.adaflight.Counter;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Proves the publication of {@link SwapTimings} by {@link ThreadCounters}: the first swap is seen whole or not. */
public class SwapTimingsStress {
    private static final long NANOS = 7;

    private static String read(@Nullable SwapTimings swaps) {
        if (swaps == null) {
            return "none";
        }
        long[] row = new long[Columns.COUNT];
        swaps.readOpaque(row, 0);
        long count = row[Columns.of(Counter.SWAPS)];
        long nanos = row[Columns.of(Counter.SWAP_NANOS)];
        int inBucket = swaps.bucketOpaque(SwapHistogram.bucket(NANOS));
        boolean inOrder = count <= 1 && (nanos == 0 || nanos == NANOS) && inBucket <= 1;
        return !inOrder ? "wrong" : count == 0 ? "begun" : "seen";
    }

    /** The first swap, which allocates its place, against a reader. */
    @JCStressTest
    @Outcome(
            id = {"none", "begun", "seen"},
            expect = Expect.ACCEPTABLE,
            desc = "before, during or after")
    @Outcome(expect = Expect.FORBIDDEN, desc = "a place for swaps without its memory, or a wrong value")
    @State
    public static class FirstSwap {
        private final ThreadCounters metrics = CounterStress.metrics();

        @Actor
        public void owner() {
            metrics.swapped(NANOS);
        }

        @Actor
        public void collector(L_Result result) {
            result.r1 = read(metrics.swapTimingsOrNull());
        }
    }

    /** Wrong: the place is published before its memory is set. */
    @JCStressTest
    @Outcome(
            id = {"none", "seen"},
            expect = Expect.ACCEPTABLE,
            desc = "before or after")
    @Outcome(expect = Expect.ACCEPTABLE_INTERESTING, desc = "a place for swaps without its memory")
    @State
    public static class FirstSwapControl {
        private volatile @Nullable Place place;

        @Actor
        public void owner() {
            Place allocated = new Place();
            place = allocated;
            allocated.buckets = new int[SwapHistogram.BUCKETS];
        }

        @Actor
        public void collector(L_Result result) {
            Place seen = place;
            result.r1 = seen == null ? "none" : seen.buckets == null ? "wrong" : "seen";
        }

        private static final class Place {
            private int @Nullable [] buckets;
        }
    }
}
