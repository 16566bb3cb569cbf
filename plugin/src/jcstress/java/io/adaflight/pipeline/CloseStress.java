package io.adaflight.pipeline;

import io.adaflight.counters.DurationEvents;
import io.adaflight.counters.ThreadMetrics;
import io.adaflight.time.NanoClock;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Proves the block comment in {@link Lane}, for an event that is written while the pipeline closes. */
public class CloseStress {
    /**
     * One write against a close, in which the counters' atomic add, between the publication and the look at `closed`, stands for
     * the handshake.
     */
    @JCStressTest
    @Outcome(id = "balanced", expect = Expect.ACCEPTABLE, desc = "refused, drained or evicted")
    @Outcome(expect = Expect.FORBIDDEN, desc = "an event is left, or counts twice")
    @State
    public static class WithFence {
        private final StressedLane lane = new StressedLane(
                ThreadMetrics.shared("stress", NanoClock.SYSTEM, DurationEvents.NONE),
                LaneOwner.virtualThreads(),
                DropPolicy.newest());

        @Actor
        public void producer() {
            lane.write(1);
        }

        @Actor
        public void closer() {
            lane.state.close();
            VarHandle.fullFence();
            lane.finish();
        }

        @Arbiter
        public void after(L_Result result) {
            result.r1 = lane.books();
        }
    }

    /** One write of an owner thread against a close that makes it pass the handshake of the VM. */
    @JCStressTest
    @Outcome(id = "balanced", expect = Expect.ACCEPTABLE, desc = "refused, drained or evicted")
    @Outcome(expect = Expect.FORBIDDEN, desc = "an event is left, or counts twice")
    @State
    public static class WithHandshake {
        private final StressedLane lane =
                new StressedLane(StressedLane.ownMetrics(), LaneOwner.virtualThreads(), DropPolicy.newest());
        private volatile @Nullable Thread owner;

        @Actor
        public void producer() {
            owner = Thread.currentThread();
            lane.write(1);
        }

        @Actor
        public void closer() {
            Thread thread = owner;
            while (thread == null) {
                Thread.onSpinWait();
                thread = owner;
            }
            lane.state.close();
            thread.getStackTrace();
            lane.finish();
        }

        @Arbiter
        public void after(L_Result result) {
            result.r1 = lane.books();
        }
    }

    /** Weakened: the write of an owner thread, which has no fence, and a close without the handshake that makes up for it. */
    @JCStressTest
    @Outcome(id = "balanced", expect = Expect.ACCEPTABLE, desc = "refused, drained or evicted")
    @Outcome(
            id = "unbalanced",
            expect = Expect.ACCEPTABLE_INTERESTING,
            desc = "the event is left in a ring that nobody reads")
    @State
    public static class WithoutFenceControl {
        private final StressedLane lane =
                new StressedLane(StressedLane.ownMetrics(), LaneOwner.virtualThreads(), DropPolicy.newest());

        /** A lane in use. */
        public WithoutFenceControl() {
            lane.write(1);
        }

        @Actor
        public void producer() {
            lane.write(2);
        }

        @Actor
        public void closer() {
            lane.state.close();
            lane.discard();
        }

        @Arbiter
        public void after(L_Result result) {
            result.r1 = lane.books();
        }
    }

    /**
     * One write while the closer takes over from a drain that hangs. A known limit, which is not forbidden here: a writer that
     * does not come on between its look at `closed` and its publication for the whole of the deadline and the grace after it
     * can count an event that the closer counts, too.
     */
    @JCStressTest
    @Outcome(id = "balanced", expect = Expect.ACCEPTABLE, desc = "refused or evicted")
    @Outcome(id = "unbalanced", expect = Expect.ACCEPTABLE_INTERESTING, desc = "the event counts twice")
    @Outcome(expect = Expect.FORBIDDEN, desc = "an event is left")
    @State
    public static class TakeOver {
        private final StressedLane lane = new StressedLane(
                ThreadMetrics.shared("stress", NanoClock.SYSTEM, DurationEvents.NONE),
                LaneOwner.virtualThreads(),
                DropPolicy.newest());

        @Actor
        public void producer() {
            lane.write(1);
        }

        @Actor
        public void closer() {
            lane.state.close();
            VarHandle.fullFence();
            lane.loop.takeOver();
        }

        @Arbiter
        public void after(L_Result result) {
            result.r1 = lane.books();
        }
    }
}
