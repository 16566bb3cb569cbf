package io.adaflight.internal.counters;

import io.adaflight.Counter;
import io.adaflight.internal.time.NanoClock;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJJ_Result;
import org.openjdk.jcstress.infra.results.JJ_Result;
import org.openjdk.jcstress.infra.results.J_Result;

/** Proves the comments of {@link SharedCounters}, a cell that several threads write. */
public class SharedCellStress {
    private static void count(ThreadCounters metrics, int depth) {
        metrics.written(10);
        metrics.queueDepth(depth);
        metrics.swapped(1);
    }

    private static void read(ThreadCounters metrics, JJJ_Result result) {
        Counts counts = metrics.countsOpaque();
        result.r1 = counts.get(Counter.BYTES_WRITTEN);
        result.r2 = counts.get(Counter.QUEUE_DEPTH_MAXIMUM);
        result.r3 = counts.get(Counter.SWAPS);
    }

    /** Two virtual threads add, raise and time a first swap. */
    @JCStressTest
    @Outcome(id = "20, 7, 2", expect = Expect.ACCEPTABLE, desc = "both are counted")
    @Outcome(expect = Expect.FORBIDDEN, desc = "a count is lost")
    @State
    public static class TwoWriters {
        private final ThreadCounters metrics = ThreadCounters.shared("stress", NanoClock.SYSTEM, DurationEvents.NONE);

        @Actor
        public void one() {
            count(metrics, 7);
        }

        @Actor
        public void other() {
            count(metrics, 5);
        }

        @Arbiter
        public void after(JJJ_Result result) {
            read(metrics, result);
        }
    }

    /** Weakened: the counters of a single owner, used by two threads. */
    @JCStressTest
    @Outcome(id = "20, 7, 2", expect = Expect.ACCEPTABLE, desc = "both are counted")
    @Outcome(expect = Expect.ACCEPTABLE_INTERESTING, desc = "a count is lost")
    @State
    public static class TwoWritersControl {
        private final ThreadCounters metrics = CounterStress.metrics();

        @Actor
        public void one() {
            count(metrics, 7);
        }

        @Actor
        public void other() {
            count(metrics, 5);
        }

        @Arbiter
        public void after(JJJ_Result result) {
            read(metrics, result);
        }
    }

    /** A counter at its end, read while it is added to. */
    @JCStressTest
    @Outcome(id = "" + Long.MAX_VALUE, expect = Expect.ACCEPTABLE, desc = "the counter stays at its end")
    @Outcome(expect = Expect.FORBIDDEN, desc = "the counter passed its end")
    @State
    public static class Saturated {
        private final ThreadCounters metrics = ThreadCounters.shared("stress", NanoClock.SYSTEM, DurationEvents.NONE);

        /** A counter at its end. */
        public Saturated() {
            metrics.written(Long.MAX_VALUE);
        }

        @Actor
        public void writer() {
            metrics.written(1);
        }

        @Actor
        public void collector(J_Result result) {
            result.r1 = metrics.countsOpaque().get(Counter.BYTES_WRITTEN);
        }
    }

    /** Weakened: an unconditional add that is set back when it has passed the end. */
    @JCStressTest
    @Outcome(id = "" + Long.MAX_VALUE, expect = Expect.ACCEPTABLE, desc = "the counter is at its end")
    @Outcome(expect = Expect.ACCEPTABLE_INTERESTING, desc = "the counter passed its end")
    @State
    public static class SaturatedControl {
        private final AtomicLong counter = new AtomicLong(Long.MAX_VALUE);

        @Actor
        public void writer() {
            if (counter.addAndGet(1) < 0) {
                counter.set(Long.MAX_VALUE);
            }
        }

        @Actor
        public void collector(J_Result result) {
            result.r1 = counter.getOpaque();
        }
    }

    /** Two readings of one counter that a virtual thread adds to. */
    @JCStressTest
    @Outcome(
            id = {"0, 0", "0, 8", "8, 8"},
            expect = Expect.ACCEPTABLE,
            desc = "bytes that were seen stay seen")
    @Outcome(expect = Expect.FORBIDDEN, desc = "a counter went back")
    @State
    public static class NeverBack {
        private final ThreadCounters metrics = ThreadCounters.shared("stress", NanoClock.SYSTEM, DurationEvents.NONE);

        @Actor
        public void writer() {
            metrics.written(8);
        }

        @Actor
        public void collector(JJ_Result result) {
            result.r1 = metrics.countsOpaque().get(Counter.BYTES_WRITTEN);
            result.r2 = metrics.countsOpaque().get(Counter.BYTES_WRITTEN);
        }
    }

    /** Weakened: the later reading is given first. */
    @JCStressTest
    @Outcome(
            id = {"0, 0", "0, 8", "8, 8"},
            expect = Expect.ACCEPTABLE,
            desc = "nothing was counted between the two")
    @Outcome(expect = Expect.ACCEPTABLE_INTERESTING, desc = "the counter went back")
    @State
    public static class NeverBackControl {
        private final ThreadCounters metrics = ThreadCounters.shared("stress", NanoClock.SYSTEM, DurationEvents.NONE);

        @Actor
        public void writer() {
            metrics.written(8);
        }

        @Actor
        public void collector(JJ_Result result) {
            result.r2 = metrics.countsOpaque().get(Counter.BYTES_WRITTEN);
            result.r1 = metrics.countsOpaque().get(Counter.BYTES_WRITTEN);
        }
    }
}
