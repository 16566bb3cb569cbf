package io.adaflight.internal.pipeline;

import io.adaflight.DropPolicy;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Proves the comments of {@link RingPool}: a lane that swaps and evicts while {@link DrainLoop} drains it. */
public class SwapStress {
    private static void writeSix(StressedLane lane) {
        for (long event = 1; event <= 6; event++) {
            lane.write(event);
        }
    }

    private static void drainTwice(StressedLane lane) {
        lane.loop.pass(true);
        lane.loop.pass(false);
    }

    /** Six events through two rings of two, where those that find no room are refused. */
    @JCStressTest
    @Outcome(id = "balanced", expect = Expect.ACCEPTABLE, desc = "each event came once, in order")
    @Outcome(expect = Expect.FORBIDDEN, desc = "an event is lost, counted twice, left or out of order")
    @State
    public static class SwapAndDrain {
        private final StressedLane lane = StressedLane.own(DropPolicy.newest());

        @Actor
        public void producer() {
            writeSix(lane);
        }

        @Actor
        public void drain() {
            drainTwice(lane);
        }

        @Arbiter
        public void after(L_Result result) {
            lane.finish();
            result.r1 = lane.books();
        }
    }

    /** Wrong: the drain takes the rings as they stand and not as they were filled. */
    @JCStressTest
    @Outcome(id = "balanced", expect = Expect.ACCEPTABLE, desc = "the rings stood as they were filled")
    @Outcome(id = "out of order", expect = Expect.ACCEPTABLE_INTERESTING, desc = "a younger ring came first")
    @Outcome(expect = Expect.FORBIDDEN, desc = "the order is all that is wrong")
    @State
    public static class SwapAndDrainControl {
        private final StressedLane lane = StressedLane.own(DropPolicy.newest());

        @Actor
        public void producer() {
            writeSix(lane);
        }

        @Actor
        public void drain() {
            for (int index = lane.lane.rings().allocated() - 1; index >= 0; index--) {
                Ring ring = lane.lane.rings().get(index);
                if (ring != null && ring.claim()) {
                    drainClaimed(ring);
                }
            }
        }

        private void drainClaimed(Ring ring) {
            long cursor = ring.consumedAcquire();
            long end = ring.publishedAcquire();
            lane.drained.drained(Ring.events(end) - Ring.events(cursor), 0);
            while (cursor != end) {
                cursor = ring.read(cursor);
                lane.write(ring.view);
            }
            ring.consume(end);
            ring.release();
        }

        @Arbiter
        public void after(L_Result result) {
            lane.finish();
            result.r1 = lane.books();
        }
    }

    /** Six events through two rings of two, where the oldest make room. */
    @JCStressTest
    @Outcome(id = "balanced", expect = Expect.ACCEPTABLE, desc = "each event was drained or evicted, in order")
    @Outcome(expect = Expect.FORBIDDEN, desc = "an event is lost, counted twice, left or out of order")
    @State
    public static class EvictAndDrain {
        private final StressedLane lane = StressedLane.own(DropPolicy.oldest());

        @Actor
        public void producer() {
            writeSix(lane);
        }

        @Actor
        public void drain() {
            drainTwice(lane);
        }

        @Arbiter
        public void after(L_Result result) {
            lane.finish();
            result.r1 = lane.books();
        }
    }

    /** Wrong: the drain reads the rings without a claim, so that the producer evicts what is being drained. */
    @JCStressTest
    @Outcome(id = "balanced", expect = Expect.ACCEPTABLE, desc = "nothing was evicted meanwhile")
    @Outcome(expect = Expect.ACCEPTABLE_INTERESTING, desc = "an event counts twice, or not at all")
    @State
    public static class EvictAndDrainControl {
        private final StressedLane lane = StressedLane.own(DropPolicy.oldest());

        @Actor
        public void producer() {
            writeSix(lane);
        }

        @Actor
        public void drain() {
            for (int index = 0; index < lane.lane.rings().allocated(); index++) {
                Ring ring = lane.lane.rings().get(index);
                if (ring != null && !ring.isFree()) {
                    drainUnclaimed(ring);
                }
            }
        }

        private void drainUnclaimed(Ring ring) {
            long from = ring.consumedAcquire();
            long to = ring.publishedAcquire();
            lane.drained.drained(Ring.events(to) - Ring.events(from), 0);
            for (int event = Ring.events(from); event < Ring.events(to); event++) {
                lane.received.add((long) lane.received.size());
            }
            ring.consume(to);
        }

        @Arbiter
        public void after(L_Result result) {
            result.r1 = lane.books().equals("left") ? "balanced" : lane.books();
        }
    }
}
