package io.adaflight.internal.counters;

import io.adaflight.internal.time.NanoClock;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;
import org.openjdk.jcstress.infra.results.J_Result;
import org.openjdk.jcstress.infra.results.L_Result;

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

    /** How the bytes of events of one size stand to them, the worst last. */
    enum Distance {
        IN_STEP,
        IN_FLIGHT,
        AHEAD,
        APART;

        private static final int EVENTS = 100;
        private static final long SIZE = 8;

        /** Counts events, each with its bytes; a writer. */
        static void write(ThreadCounters metrics) {
            for (int event = 0; event < EVENTS; event++) {
                metrics.written(SIZE);
                metrics.rejected(SIZE);
            }
        }

        /** Reads until all is counted, and gives the worst that was seen; the bytes as read with the events or after them. */
        static Distance worst(ThreadCounters metrics, boolean together) {
            Distance worst = IN_STEP;
            Counts events;
            do {
                events = metrics.countsOpaque();
                Counts bytes = together ? events : metrics.countsOpaque();
                worst = worst.or(events.get(Counter.EVENTS_WRITTEN), bytes.get(Counter.BYTES_WRITTEN));
                worst = worst.or(events.get(Counter.EVENTS_REJECTED), bytes.get(Counter.BYTES_REJECTED));
            } while (events.get(Counter.EVENTS_REJECTED) < EVENTS);
            return worst;
        }

        private Distance or(long events, long bytes) {
            long behind = events * SIZE - bytes;
            Distance seen = behind < 0 ? AHEAD : behind == 0 ? IN_STEP : behind <= SIZE ? IN_FLIGHT : APART;
            return compareTo(seen) < 0 ? seen : this;
        }
    }

    /** Events and their bytes, which are read together while they are counted. */
    @JCStressTest
    @Outcome(
            id = {"IN_STEP", "IN_FLIGHT"},
            expect = Expect.ACCEPTABLE,
            desc = "all bytes, or all but those of one event")
    @Outcome(expect = Expect.FORBIDDEN, desc = "bytes without their event, or several events without their bytes")
    @State
    public static class EventsAndBytes {
        private final ThreadCounters metrics = metrics();

        @Actor
        public void owner() {
            Distance.write(metrics);
        }

        @Actor
        public void collector(L_Result result) {
            result.r1 = Distance.worst(metrics, true);
        }
    }

    /** Weakened: the bytes are read after the events. */
    @JCStressTest
    @Outcome(
            id = {"IN_STEP", "IN_FLIGHT"},
            expect = Expect.ACCEPTABLE,
            desc = "nothing came between the two")
    @Outcome(expect = Expect.ACCEPTABLE_INTERESTING, desc = "bytes of events that came between the two")
    @State
    public static class EventsAndBytesControl {
        private final ThreadCounters metrics = metrics();

        @Actor
        public void owner() {
            Distance.write(metrics);
        }

        @Actor
        public void collector(L_Result result) {
            result.r1 = Distance.worst(metrics, false);
        }
    }
}
