package io.adaflight.internal.counters;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
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
}
