package io.adaflight.internal.pipeline;

import java.lang.invoke.VarHandle;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Proves the comments of {@link DrainAccounting} and {@link Lane}, for a close that takes over from a drain that hangs. */
public class TakeOverStress {
    /** A lane with an event, whose ring is held by a drain that does not come back. */
    private abstract static class HangingDrain {
        /** Their atomic add, between publication and the look at `closed`, stands for the handshake. */
        final StressedLane lane = StressedLane.shared();

        HangingDrain() {
            lane.write(1);
            lane.loop.books().claim(lane.lane, true);
        }

        final void takeOver() {
            lane.state.beginClose(0, 0);
            VarHandle.fullFence();
            lane.loop.takeOver();
        }
    }

    /** One write while the closer takes over. */
    @JCStressTest
    @Outcome(id = "balanced", expect = Expect.ACCEPTABLE, desc = "refused or evicted")
    @Outcome(expect = Expect.FORBIDDEN, desc = "an event is left, or counts twice")
    @State
    public static class LateWrite extends HangingDrain {
        @Actor
        public void producer() {
            lane.write(2);
        }

        @Actor
        public void closer() {
            takeOver();
        }

        @Arbiter
        public void after(L_Result result) {
            result.r1 = lane.books();
        }
    }

    /** Weakened: a producer that comes late counts its event as evicted without a claim. */
    @JCStressTest
    @Outcome(id = "balanced", expect = Expect.ACCEPTABLE, desc = "only one of them saw it")
    @Outcome(id = "unbalanced", expect = Expect.ACCEPTABLE_INTERESTING, desc = "the event counts twice")
    @Outcome(expect = Expect.FORBIDDEN, desc = "an event is left")
    @State
    public static class LateWriteControl extends HangingDrain {
        @Actor
        public void producer() {
            Ring ring = lane.lane.reserve(StressedLane.LENGTH);
            if (ring != null) {
                StressedLane.copy(2, ring);
                ring.publish(StressedLane.LENGTH);
                lane.metrics.written(StressedLane.LENGTH);
                if (!lane.state.isOpen()) {
                    lane.metrics.evicted(1, StressedLane.LENGTH);
                }
            }
        }

        @Actor
        public void closer() {
            takeOver();
        }

        @Arbiter
        public void after(L_Result result) {
            result.r1 = lane.books();
        }
    }

    /** A lane with two events. */
    private abstract static class TwoEvents {
        final StressedLane lane = StressedLane.shared();

        TwoEvents() {
            lane.write(1);
            lane.write(2);
        }
    }

    /** The drain comes back in the very moment in which the closer takes over. */
    @JCStressTest
    @Outcome(id = "balanced", expect = Expect.ACCEPTABLE, desc = "each event was drained or thrown away")
    @Outcome(expect = Expect.FORBIDDEN, desc = "an event is left, or counts twice")
    @State
    public static class DrainComesBack extends TwoEvents {
        @Actor
        public void drain() {
            lane.loop.pass(true);
        }

        @Actor
        public void closer() {
            lane.state.beginClose(0, 0);
            lane.loop.takeOver();
        }

        @Arbiter
        public void after(L_Result result) {
            result.r1 = lane.booksAfterTakeOver();
        }
    }

    /** Weakened: the closer throws away what waits in each ring, whoever holds it. */
    @JCStressTest
    @Outcome(
            id = {"balanced", "left"},
            expect = Expect.ACCEPTABLE,
            desc = "one after the other")
    @Outcome(id = "unbalanced", expect = Expect.ACCEPTABLE_INTERESTING, desc = "an event counts twice")
    @State
    public static class DrainComesBackControl extends TwoEvents {
        @Actor
        public void drain() {
            lane.loop.pass(true);
        }

        @Actor
        public void closer() {
            lane.state.beginClose(0, 0);
            Ring ring = lane.lane.rings().get(0);
            if (ring != null && !ring.isFree()) {
                long from = ring.consumedAcquire();
                long to = ring.publishedAcquire();
                lane.lane.discard(Ring.events(to) - Ring.events(from), Ring.payload(from, to));
                ring.consume(to);
            }
        }

        @Arbiter
        public void after(L_Result result) {
            result.r1 = lane.booksAfterTakeOver();
        }
    }
}
