package io.adaflight.internal.collector;

import io.adaflight.Counter;
import io.adaflight.internal.counters.Columns;
import io.adaflight.internal.counters.Counts;
import io.adaflight.internal.counters.DurationEvents;
import io.adaflight.internal.counters.ThreadCounters;
import io.adaflight.internal.registry.ThreadRegistry;
import io.adaflight.internal.time.NanoClock;
import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Proves the block comment of {@link Collector}, and that the rows of a {@link CollectedSnapshot} are its totals. */
public class CollectorStress {
    /** A clock whose epoch time is how often it was asked, which it does not count safely: for one thread at a time. */
    private static final class UnsafeCount implements NanoClock {
        private long asked;

        @Override
        public long nanos() {
            return 0;
        }

        @Override
        public long epochMillis() {
            return ++asked;
        }
    }

    private static Collector newCollector(ThreadRegistry registry, NanoClock clock) {
        return new Collector(registry, clock, Duration.ZERO, Collector.LEAST_RATE_WINDOW);
    }

    private static Counts rows(CollectedSnapshot snapshot) {
        long[] sums = new long[Columns.COUNT];
        snapshot.retired().addTo(sums, 0);
        for (int row = 0; row < snapshot.rows(); row++) {
            snapshot.row(row).counts().addTo(sums, 0);
        }
        return new Counts(sums, 0);
    }

    private static boolean agree(Counts rows, Counts totals) {
        for (Counter counter : Counter.values()) {
            if (rows.get(counter) != totals.get(counter)) {
                return false;
            }
        }
        return true;
    }

    /** A thread that writes, on counters of its own. */
    private abstract static class WritingThread {
        final ThreadRegistry registry = new ThreadRegistry("stress", NanoClock.SYSTEM, DurationEvents.NONE);
        final ThreadCounters metrics = registry.current();

        final void write() {
            metrics.written(5);
            metrics.written(5);
            metrics.rejected(5);
            metrics.written(5);
        }
    }

    /** Two snapshots of a thread that writes. */
    @JCStressTest
    @Outcome(id = "agree", expect = Expect.ACCEPTABLE, desc = "the rows are the totals, and nothing went back")
    @Outcome(expect = Expect.FORBIDDEN, desc = "rows and totals differ, or a total went back")
    @State
    public static class RowsAndTotals extends WritingThread {
        private final Collector collector = newCollector(registry, NanoClock.SYSTEM);

        @Actor
        public void owner() {
            write();
        }

        @Actor
        public void collector(L_Result result) {
            CollectedSnapshot first = collector.collectNow();
            CollectedSnapshot second = collector.collectNow();
            boolean forward = first.totals().get(Counter.EVENTS_WRITTEN)
                    <= second.totals().get(Counter.EVENTS_WRITTEN);
            boolean agree = agree(rows(first), first.totals()) && agree(rows(second), second.totals());
            result.r1 = !agree ? "differ" : forward ? "agree" : "back";
        }
    }

    /** Wrong: the totals are read from the counters once more. */
    @JCStressTest
    @Outcome(id = "agree", expect = Expect.ACCEPTABLE, desc = "nothing came between the two")
    @Outcome(id = "differ", expect = Expect.ACCEPTABLE_INTERESTING, desc = "rows and totals differ")
    @State
    public static class RowsAndTotalsControl extends WritingThread {
        @Actor
        public void owner() {
            write();
        }

        @Actor
        public void collector(L_Result result) {
            Counts rows = Rows.read(registry.snapshot().registered(), 0).sum(Counts.ZERO);
            Counts totals = Rows.read(registry.snapshot().registered(), 0).sum(Counts.ZERO);
            result.r1 = agree(rows, totals) ? "agree" : "differ";
        }
    }

    /** Two threads ask for a snapshot. */
    @JCStressTest
    @Outcome(id = "both collected", expect = Expect.ACCEPTABLE, desc = "one after the other, each anew")
    @Outcome(id = "one collected", expect = Expect.ACCEPTABLE, desc = "the other got the last one, whole")
    @Outcome(expect = Expect.FORBIDDEN, desc = "two collected at once, or none, or half a snapshot was given")
    @State
    public static class TwoCollectors {
        private final UnsafeCount clock = new UnsafeCount();
        private final ThreadRegistry registry = new ThreadRegistry("stress", NanoClock.SYSTEM, DurationEvents.NONE);
        private final Collector collector = newCollector(registry, clock);
        private final CollectedSnapshot initial = collector.latest();
        private volatile CollectedSnapshot one = initial;
        private volatile CollectedSnapshot other = initial;

        /** A thread has written. */
        public TwoCollectors() {
            registry.current().written(5);
        }

        @Actor
        public void one() {
            one = collector.collectNow();
        }

        @Actor
        public void other() {
            other = collector.collectNow();
        }

        @Arbiter
        public void after(L_Result result) {
            long collections = clock.asked - initial.epochMillis();
            boolean whole = isWhole(one) && isWhole(other) && collector.latest().epochMillis() == clock.asked;
            long distinct = one == other || one == initial || other == initial ? 1 : 2;
            boolean counted = collections + collector.skipped() == 2 && collections == distinct;
            result.r1 = !whole || !counted || (one == initial && other == initial)
                    ? "wrong"
                    : collections == 2 ? "both collected" : "one collected";
        }

        private boolean isWhole(CollectedSnapshot snapshot) {
            return snapshot == initial
                    || (snapshot.rows() == 1 && snapshot.totals().get(Counter.BYTES_WRITTEN) == 5);
        }
    }

    /** Weakened: two threads do what a collection does, without the claim. */
    @JCStressTest
    @Outcome(id = "both collected", expect = Expect.ACCEPTABLE, desc = "by chance, one after the other")
    @Outcome(id = "wrong", expect = Expect.ACCEPTABLE_INTERESTING, desc = "two collected at once")
    @State
    public static class TwoCollectorsControl {
        private final UnsafeCount clock = new UnsafeCount();
        private final ThreadRegistry registry = new ThreadRegistry("stress", NanoClock.SYSTEM, DurationEvents.NONE);

        @Actor
        public void one() {
            collect();
        }

        @Actor
        public void other() {
            collect();
        }

        private void collect() {
            Rows.read(registry.snapshot().registered(), clock.nanos());
            clock.epochMillis();
        }

        @Arbiter
        public void after(L_Result result) {
            result.r1 = clock.asked == 2 ? "both collected" : "wrong";
        }
    }
}
