package io.adaflight.internal.counters;

import io.adaflight.Counter;
import io.adaflight.internal.time.NanoClock;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;
import org.openjdk.jcstress.infra.results.J_Result;
import org.openjdk.jcstress.infra.results.ZJJ_Result;

/** Proves the block comment of {@link ThreadCounterFields}: one owner writes, another thread reads. */
public class CounterStress {
    private static final long EVERY_BIT = Long.MAX_VALUE;

    static ThreadCounters metrics() {
        return new ThreadCounters("stress", NanoClock.SYSTEM, DurationEvents.NONE);
    }

    /** Two readings of one counter. */
    @JCStressTest
    @Outcome(
            id = {"0, 0", "0, 1", "1, 1"},
            expect = Expect.ACCEPTABLE,
            desc = "an event that was seen stays seen")
    @Outcome(expect = Expect.FORBIDDEN, desc = "a counter went back")
    @State
    public static class NeverBack {
        private final ThreadCounters metrics = metrics();

        @Actor
        public void owner() {
            metrics.written(1);
        }

        @Actor
        public void collector(JJ_Result result) {
            result.r1 = metrics.countsOpaque().get(Counter.EVENTS_WRITTEN);
            result.r2 = metrics.countsOpaque().get(Counter.EVENTS_WRITTEN);
        }
    }

    /** Weakened: plain reads, which the JIT may swap when it cannot tell that both are of one object. */
    @JCStressTest
    @Outcome(
            id = {"0, 0", "0, 1", "1, 1"},
            expect = Expect.ACCEPTABLE,
            desc = "as with opaque reads")
    @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE_INTERESTING, desc = "the counter went back")
    @State
    public static class NeverBackControl {
        private final ThreadCounters metrics = metrics();
        private final ThreadCounters same = metrics;

        @Actor
        public void owner() {
            metrics.written(1);
        }

        @Actor
        public void collector(JJ_Result result) {
            ThreadCounters first = metrics;
            ThreadCounters second = same;
            first.bytesRejected = 0;
            second.bytesRejected = 0;
            result.r1 = first.eventsWritten;
            result.r2 = second.eventsWritten;
        }
    }

    /** A reading of a counter that goes from no bit to every bit. */
    @JCStressTest
    @Outcome(
            id = {"0", "" + EVERY_BIT},
            expect = Expect.ACCEPTABLE,
            desc = "before or after")
    @Outcome(expect = Expect.FORBIDDEN, desc = "half a counter")
    @State
    public static class NeverTorn {
        private final ThreadCounters metrics = metrics();

        @Actor
        public void owner() {
            metrics.written(EVERY_BIT);
        }

        @Actor
        public void collector(J_Result result) {
            result.r1 = metrics.countsOpaque().get(Counter.BYTES_WRITTEN);
        }
    }

    /** Weakened: two halves, as a 32-bit processor has without the promise of an opaque write. */
    @JCStressTest
    @Outcome(
            id = {"0", "" + EVERY_BIT},
            expect = Expect.ACCEPTABLE,
            desc = "before or after")
    @Outcome(expect = Expect.ACCEPTABLE_INTERESTING, desc = "half a counter")
    @State
    public static class NeverTornControl {
        private int high;
        private int low;

        @Actor
        public void owner() {
            high = (int) (EVERY_BIT >>> 32);
            low = (int) EVERY_BIT;
        }

        @Actor
        public void collector(J_Result result) {
            result.r1 = (long) high << 32 | Integer.toUnsignedLong(low);
        }
    }

    /** A reader that knows that the owner has finished. */
    @JCStressTest
    @Outcome(
            id = {"false, 0, 0", "false, 1, 0", "false, 0, 8", "false, 1, 8"},
            expect = Expect.ACCEPTABLE,
            desc = "the owner still counts")
    @Outcome(id = "true, 1, 8", expect = Expect.ACCEPTABLE, desc = "all is counted")
    @Outcome(expect = Expect.FORBIDDEN, desc = "a count is missing behind a happens-before edge")
    @State
    public static class ExactBehindAnEdge {
        private final ThreadCounters metrics = metrics();
        private volatile boolean finished;

        @Actor
        public void owner() {
            metrics.written(8);
            finished = true;
        }

        @Actor
        public void collector(ZJJ_Result result) {
            result.r1 = finished;
            Counts counts = metrics.countsOpaque();
            result.r2 = counts.get(Counter.EVENTS_WRITTEN);
            result.r3 = counts.get(Counter.BYTES_WRITTEN);
        }
    }

    /** Weakened: there is no edge, because the owner says that it has finished before it counts. */
    @JCStressTest
    @Outcome(
            id = {"false, 0, 0", "false, 1, 0", "false, 0, 8", "false, 1, 8", "true, 1, 8"},
            expect = Expect.ACCEPTABLE,
            desc = "as with the edge")
    @Outcome(expect = Expect.ACCEPTABLE_INTERESTING, desc = "a count is missing")
    @State
    public static class ExactBehindAnEdgeControl {
        private final ThreadCounters metrics = metrics();
        private volatile boolean finished;

        @Actor
        public void owner() {
            finished = true;
            metrics.written(8);
        }

        @Actor
        public void collector(ZJJ_Result result) {
            result.r1 = finished;
            Counts counts = metrics.countsOpaque();
            result.r2 = counts.get(Counter.EVENTS_WRITTEN);
            result.r3 = counts.get(Counter.BYTES_WRITTEN);
        }
    }
}
