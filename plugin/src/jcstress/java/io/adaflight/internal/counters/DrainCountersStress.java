package io.adaflight.internal.counters;

import io.adaflight.internal.time.NanoClock;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;
import org.openjdk.jcstress.infra.results.JJ_Result;

/** Proves the ordering of {@link DrainCounters}: one drain thread writes, another thread reads. */
public class DrainCountersStress {
    /** Two readings of one counter. */
    @JCStressTest
    @Outcome(
            id = {"0, 0", "0, 1", "1, 1"},
            expect = Expect.ACCEPTABLE,
            desc = "an event that was seen stays seen")
    @Outcome(expect = Expect.FORBIDDEN, desc = "a counter went back")
    @State
    public static class NeverBack {
        private final DrainCounters metrics = new DrainCounters();
        private final DrainCounters same = metrics;

        @Actor
        public void drain() {
            metrics.drained(1);
        }

        @Actor
        public void collector(JJ_Result result) {
            result.r1 = metrics.eventsDrainedOpaque();
            result.r2 = same.eventsDrainedOpaque();
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
        private final DrainCounters metrics = new DrainCounters();
        private final DrainCounters same = metrics;

        @Actor
        public void drain() {
            metrics.drained(1);
        }

        @Actor
        public void collector(JJ_Result result) {
            DrainCounters first = metrics;
            DrainCounters second = same;
            first.sinkFailures = 0;
            second.sinkFailures = 0;
            result.r1 = first.eventsDrained;
            result.r2 = second.eventsDrained;
        }
    }

    /** The first state that the thread says, and when it said so. */
    @JCStressTest
    @Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "not known yet")
    @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "known, and counted from when it began")
    @Outcome(expect = Expect.FORBIDDEN, desc = "the time before it began counts as work")
    @State
    public static class Begun {
        private final SteppingClock clock = new SteppingClock();
        private final DrainCounters metrics = new DrainCounters(clock);

        public Begun() {
            clock.nanos = 1000;
        }

        @Actor
        public void drain() {
            metrics.endTake();
        }

        @Actor
        public void collector(I_Result result) {
            DrainTime time = metrics.timeAcquire();
            result.r1 = !time.known() ? 0 : time.workingNanos() == 0 ? 1 : 2;
        }
    }

    /** Weakened: the state is written before the time of its beginning. */
    @JCStressTest
    @Outcome(
            id = {"0", "1"},
            expect = Expect.ACCEPTABLE,
            desc = "as in the right order")
    @Outcome(id = "2", expect = Expect.ACCEPTABLE_INTERESTING, desc = "the time before it began counts as work")
    @State
    public static class BegunControl {
        private final SteppingClock clock = new SteppingClock();
        private final DrainCounters metrics = new DrainCounters(clock);

        public BegunControl() {
            clock.nanos = 1000;
        }

        @Actor
        public void drain() {
            metrics.time = 1;
            metrics.begun = 1000;
        }

        @Actor
        public void collector(I_Result result) {
            DrainTime time = metrics.timeAcquire();
            result.r1 = !time.known() ? 0 : time.workingNanos() == 0 ? 1 : 2;
        }
    }

    /** The thread becomes idle for no time at all while another reads: work and idle add up at every moment. */
    @JCStressTest
    @Outcome(id = "1000, 0", expect = Expect.ACCEPTABLE, desc = "all of it was work")
    @Outcome(expect = Expect.FORBIDDEN, desc = "time was lost or counted twice")
    @State
    public static class WholeTime {
        private final SteppingClock clock = new SteppingClock();
        private final DrainCounters metrics = new DrainCounters(clock);

        public WholeTime() {
            metrics.endTake();
            clock.nanos = 1000;
        }

        @Actor
        public void drain() {
            metrics.beginTake();
            metrics.endTake();
        }

        @Actor
        public void collector(JJ_Result result) {
            DrainTime time = metrics.timeAcquire();
            result.r1 = time.workingNanos();
            result.r2 = time.idleNanos();
        }
    }

    /** Weakened: state and idle time in two steps. */
    @JCStressTest
    @Outcome(id = "1000, 0", expect = Expect.ACCEPTABLE, desc = "all of it was work")
    @Outcome(id = "0, 1000", expect = Expect.ACCEPTABLE_INTERESTING, desc = "idle with the time of work")
    @State
    public static class WholeTimeControl {
        private final SteppingClock clock = new SteppingClock();
        private final DrainCounters metrics = new DrainCounters(clock);

        public WholeTimeControl() {
            metrics.endTake();
            clock.nanos = 1000;
        }

        @Actor
        public void drain() {
            metrics.time = 2;
            metrics.time = -1000 << 2 | 2;
            metrics.time = 1;
        }

        @Actor
        public void collector(JJ_Result result) {
            DrainTime time = metrics.timeAcquire();
            result.r1 = time.workingNanos();
            result.r2 = time.idleNanos();
        }
    }

    /** Stands still during a test. */
    static final class SteppingClock implements NanoClock {
        long nanos;

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public long epochMillis() {
            return 0;
        }
    }
}
