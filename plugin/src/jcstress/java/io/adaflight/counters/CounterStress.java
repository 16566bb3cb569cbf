package io.adaflight.counters;

import io.adaflight.time.NanoClock;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;
import org.openjdk.jcstress.infra.results.J_Result;
import org.openjdk.jcstress.infra.results.L_Result;

/** Proves the block comment of {@link ThreadMetrics}: one owner writes, another thread reads. */
public class CounterStress {
    private static final long EVERY_BIT = Long.MAX_VALUE;

    static ThreadMetrics metrics() {
        return new ThreadMetrics("stress", NanoClock.SYSTEM, DurationEvents.NONE);
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
        private final ThreadMetrics metrics = metrics();

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
        private final ThreadMetrics metrics = metrics();
        private final ThreadMetrics same = metrics;

        @Actor
        public void owner() {
            metrics.written(1);
        }

        @Actor
        public void collector(JJ_Result result) {
            ThreadMetrics first = metrics;
            ThreadMetrics second = same;
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
        private final ThreadMetrics metrics = metrics();

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

    /*
     * Of three events of one byte each: the events are read before the bytes, so the bytes may be one event behind, which is
     * the one in flight, and ahead by what was written during the reading; the next reading shows at least these events.
     */
    private static String distance(long events, long bytes, long eventsAfter) {
        if (bytes < events - 1 || bytes > eventsAfter) {
            return "apart";
        }
        return bytes < events
                ? "one behind"
                : bytes == events ? "in step" : bytes == events + 1 ? "one later" : "later";
    }

    /** Events and bytes of one reading, bounded by the events of the next one. */
    @JCStressTest
    @Outcome(id = "in step", expect = Expect.ACCEPTABLE, desc = "no event in flight")
    @Outcome(id = "one behind", expect = Expect.ACCEPTABLE, desc = "the event in flight lacks its bytes")
    @Outcome(id = "one later", expect = Expect.ACCEPTABLE, desc = "an event came between the two reads")
    @Outcome(id = "later", expect = Expect.ACCEPTABLE, desc = "several events came between the two reads")
    @Outcome(expect = Expect.FORBIDDEN, desc = "bytes more than the event in flight apart")
    @State
    public static class EventsAndBytes {
        private final ThreadMetrics metrics = metrics();

        @Actor
        public void owner() {
            metrics.written(1);
            metrics.written(1);
            metrics.written(1);
        }

        @Actor
        public void collector(L_Result result) {
            Counts counts = metrics.countsOpaque();
            Counts after = metrics.countsOpaque();
            result.r1 = distance(
                    counts.get(Counter.EVENTS_WRITTEN),
                    counts.get(Counter.BYTES_WRITTEN),
                    after.get(Counter.EVENTS_WRITTEN));
        }
    }

    /** Weakened: the bytes of three events are added after the three events, as a batch would. */
    @JCStressTest
    @Outcome(
            id = {"in step", "one behind", "one later", "later"},
            expect = Expect.ACCEPTABLE,
            desc = "as with event by event")
    @Outcome(id = "apart", expect = Expect.ACCEPTABLE_INTERESTING, desc = "bytes of several events are missing")
    @State
    public static class EventsAndBytesControl {
        private final ThreadMetrics metrics = metrics();

        @Actor
        public void owner() {
            metrics.written(0);
            metrics.written(0);
            metrics.written(3);
        }

        @Actor
        public void collector(L_Result result) {
            Counts counts = metrics.countsOpaque();
            Counts after = metrics.countsOpaque();
            result.r1 = distance(
                    counts.get(Counter.EVENTS_WRITTEN),
                    counts.get(Counter.BYTES_WRITTEN),
                    after.get(Counter.EVENTS_WRITTEN));
        }
    }
}
