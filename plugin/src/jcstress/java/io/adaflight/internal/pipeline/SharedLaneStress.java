package io.adaflight.internal.pipeline;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Proves the block comment of {@link SharedLane}: several threads write to one lane, one at a time. */
public class SharedLaneStress {
    /** A lane with an empty active ring, which has room for two events. */
    private abstract static class EmptyLane {
        final StressedLane lane = StressedLane.shared();

        EmptyLane() {
            lane.lane.reserve(StressedLane.LENGTH);
        }
    }

    /** Two threads write an event each. */
    @JCStressTest
    @Outcome(id = "balanced", expect = Expect.ACCEPTABLE, desc = "both events were drained")
    @Outcome(expect = Expect.FORBIDDEN, desc = "an event is lost, or half written")
    @State
    public static class TwoWriters extends EmptyLane {
        @Actor
        public void one() {
            lane.writeShared(1);
        }

        @Actor
        public void other() {
            lane.writeShared(-1);
        }

        @Arbiter
        public void after(L_Result result) {
            lane.finish();
            result.r1 = lane.books();
        }
    }

    /** Weakened: no claim. */
    @JCStressTest
    @Outcome(id = "balanced", expect = Expect.ACCEPTABLE, desc = "one after the other")
    @Outcome(expect = Expect.ACCEPTABLE_INTERESTING, desc = "an event is lost, or written over")
    @State
    public static class TwoWritersControl extends EmptyLane {
        @Actor
        public void one() {
            lane.write(1);
        }

        @Actor
        public void other() {
            lane.write(-1);
        }

        @Arbiter
        public void after(L_Result result) {
            lane.finish();
            result.r1 = lane.books();
        }
    }
}
