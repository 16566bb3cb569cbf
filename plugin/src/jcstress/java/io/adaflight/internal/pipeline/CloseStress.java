package io.adaflight.internal.pipeline;

import io.adaflight.Counter;
import io.adaflight.DropPolicy;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** Proves the comments of {@link PipelineCloser} and {@link Lane}, for an event that is written while the pipeline closes. */
public class CloseStress {
    /** A lane in use by one owner thread, whose writes have no fence. */
    private abstract static class LaneInUse {
        final StressedLane lane = StressedLane.own(DropPolicy.newest());

        LaneInUse() {
            lane.write(1);
        }
    }

    /** One write of an owner thread against a close that makes all threads pass the handshake of the VM. */
    @JCStressTest
    @Outcome(id = "balanced", expect = Expect.ACCEPTABLE, desc = "refused, drained or evicted")
    @Outcome(expect = Expect.FORBIDDEN, desc = "an event is left, or counts twice")
    @State
    public static class WithHandshake extends LaneInUse {
        private volatile @Nullable Thread owner;

        @Actor
        public void producer() {
            owner = Thread.currentThread();
            lane.write(2);
        }

        @Actor
        public void closer() {
            Thread thread = owner;
            while (thread == null) {
                Thread.onSpinWait();
                thread = owner;
            }
            lane.state.beginClose(0, 0);
            GlobalHandshake.pass(thread);
            lane.finish();
        }

        @Arbiter
        public void after(L_Result result) {
            result.r1 = lane.books();
        }
    }

    /** Weakened: no handshake between the closer's store of `closed` and its look for events. */
    @JCStressTest
    @Outcome(
            id = {"true, false", "false, true", "true, true"},
            expect = Expect.ACCEPTABLE,
            desc = "the producer saw the close, the closer the event, or both")
    @Outcome(
            id = "false, false",
            expect = Expect.ACCEPTABLE_INTERESTING,
            desc = "the event is left in a ring that nobody reads")
    @State
    public static class WithHandshakeControl extends LaneInUse {
        private final @Nullable Ring ring = lane.lane.rings().get(0);

        @Actor
        public void producer() {
            lane.write(2);
        }

        @Actor
        public void closer(ZZ_Result result) {
            lane.state.beginClose(0, 0);
            result.r2 = ring != null && Ring.events(ring.publishedAcquire()) == 2;
        }

        @Arbiter
        public void after(ZZ_Result result) {
            result.r1 = lane.count(Counter.EVENTS_REJECTED) + lane.count(Counter.EVENTS_EVICTED) > 0;
        }
    }

    /** Writes of a virtual thread against a close, which waits for the claim. */
    @JCStressTest
    @Outcome(
            id = "balanced",
            expect = Expect.ACCEPTABLE,
            desc = "refused or drained, and counted before the close went on")
    @Outcome(expect = Expect.FORBIDDEN, desc = "an event is left, counts twice or late")
    @State
    public static class WithClaim {
        private final StressedLane lane = StressedLane.shared();
        private long written;

        @Actor
        public void producer() {
            lane.writeShared(1);
            lane.writeShared(2);
            lane.writeShared(3);
        }

        @Actor
        public void closer() {
            lane.shut();
            written = lane.count(Counter.EVENTS_WRITTEN);
            lane.finish();
        }

        @Arbiter
        public void after(L_Result result) {
            result.r1 = written == lane.count(Counter.EVENTS_WRITTEN) ? lane.books() : "late";
        }
    }

    /** Weakened: the close does not wait for the claim. */
    @JCStressTest
    @Outcome(id = "balanced", expect = Expect.ACCEPTABLE, desc = "no write was under way")
    @Outcome(
            id = "late",
            expect = Expect.ACCEPTABLE_INTERESTING,
            desc = "an event came after the close had begun to count")
    @Outcome(expect = Expect.FORBIDDEN, desc = "the books balance also without the claim")
    @State
    public static class WithClaimControl {
        private final StressedLane lane = StressedLane.shared();
        private long written;

        @Actor
        public void producer() {
            lane.writeShared(1);
            lane.writeShared(2);
            lane.writeShared(3);
        }

        @Actor
        public void closer() {
            lane.state.beginClose(0, 0);
            written = lane.count(Counter.EVENTS_WRITTEN);
            lane.finish();
        }

        @Arbiter
        public void after(L_Result result) {
            result.r1 = written == lane.count(Counter.EVENTS_WRITTEN) ? lane.books() : "late";
        }
    }
}
