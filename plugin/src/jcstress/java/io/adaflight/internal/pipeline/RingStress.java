package io.adaflight.internal.pipeline;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Proves the block comment of {@link Ring}: one producer and one drain. */
public class RingStress {
    private static final int LENGTH = 8;

    private static final class Rings {
        private final Ring ring = new Ring(64);

        Rings() {
            ring.activate(0);
        }

        int copy(int value) {
            int position = ring.position();
            for (int index = 0; index < LENGTH; index++) {
                ring.bytes[position + index] = (byte) value;
            }
            return position;
        }

        void write(int value) {
            copy(value);
            ring.publish(LENGTH);
        }

        /** What can be read: every event has to hold its number in each byte. */
        String read(long end) {
            long cursor = 0;
            int events = 0;
            while (cursor != end) {
                cursor = ring.read(cursor);
                events++;
                boolean whole = ring.view.remaining() == LENGTH;
                while (whole && ring.view.hasRemaining()) {
                    whole = ring.view.get() == events;
                }
                if (!whole) {
                    return "half";
                }
            }
            return events + " whole";
        }
    }

    /** Two events are written to the active ring while it is drained. */
    @JCStressTest
    @Outcome(
            id = {"0 whole", "1 whole", "2 whole"},
            expect = Expect.ACCEPTABLE,
            desc = "each event that is seen is whole")
    @Outcome(expect = Expect.FORBIDDEN, desc = "half an event was seen")
    @State
    public static class Publication {
        private final Rings rings = new Rings();

        @Actor
        public void producer() {
            rings.write(1);
            rings.write(2);
        }

        @Actor
        public void drain(L_Result result) {
            result.r1 = rings.read(rings.ring.publishedAcquire());
        }
    }

    /** Wrong: each event is published before its bytes are copied. */
    @JCStressTest
    @Outcome(
            id = {"0 whole", "1 whole", "2 whole"},
            expect = Expect.ACCEPTABLE,
            desc = "each event that is seen is whole")
    @Outcome(id = "half", expect = Expect.ACCEPTABLE_INTERESTING, desc = "half an event was seen")
    @State
    public static class PublicationControl {
        private final Rings rings = new Rings();

        @Actor
        public void producer() {
            writeTooLate(1);
            writeTooLate(2);
        }

        private void writeTooLate(int value) {
            int position = rings.ring.position();
            rings.ring.publish(LENGTH);
            for (int index = 0; index < LENGTH; index++) {
                rings.ring.bytes[position + index] = (byte) value;
            }
        }

        @Actor
        public void drain(L_Result result) {
            result.r1 = rings.read(rings.ring.publishedAcquire());
        }
    }

    /** A ring with one event, which the drain may drain and the producer may evict; each counts what it gets. */
    private abstract static class OneEvent {
        final Rings rings = new Rings();
        private int drained;
        private int evicted;

        OneEvent() {
            rings.write(1);
        }

        void drainIfClaimed() {
            Ring ring = rings.ring;
            if (ring.claim()) {
                long to = ring.publishedAcquire();
                drained = Ring.events(to) - Ring.events(ring.consumedAcquire());
                ring.consume(to);
                ring.release();
            }
        }

        void countEvicted() {
            Ring ring = rings.ring;
            evicted = Ring.events(ring.publishedAcquire()) - Ring.events(ring.consumedAcquire());
        }

        String whoHadIt() {
            int waiting = rings.ring.isFree() ? 0 : rings.ring.waitingEvents();
            return drained + evicted + waiting != 1
                    ? "wrong"
                    : drained > 0 ? "drained" : evicted > 0 ? "evicted" : "waits";
        }
    }

    /** The producer evicts a full ring while the drain claims it. */
    @JCStressTest
    @Outcome(
            id = {"evicted", "drained"},
            expect = Expect.ACCEPTABLE,
            desc = "one of them had the event")
    @Outcome(expect = Expect.FORBIDDEN, desc = "both had the event, or neither")
    @State
    public static class EvictOrDrain extends OneEvent {
        /** A full ring. */
        public EvictOrDrain() {
            rings.ring.fill();
        }

        @Actor
        public void producer() {
            if (rings.ring.evict()) {
                countEvicted();
            }
        }

        @Actor
        public void drain() {
            drainIfClaimed();
        }

        @Arbiter
        public void after(L_Result result) {
            result.r1 = whoHadIt();
        }
    }

    /** Wrong: the producer looks and then takes, without compare-and-set. */
    @JCStressTest
    @Outcome(
            id = {"evicted", "drained"},
            expect = Expect.ACCEPTABLE,
            desc = "one of them had the event")
    @Outcome(id = "wrong", expect = Expect.ACCEPTABLE_INTERESTING, desc = "the event counts twice")
    @State
    public static class EvictOrDrainControl extends OneEvent {
        /** A full ring. */
        public EvictOrDrainControl() {
            rings.ring.fill();
        }

        @Actor
        public void producer() {
            if (rings.ring.isEvictable()) {
                rings.ring.state = Ring.FREE;
                countEvicted();
            }
        }

        @Actor
        public void drain() {
            drainIfClaimed();
        }

        @Arbiter
        public void after(L_Result result) {
            result.r1 = whoHadIt();
        }
    }

    /** The producer fills the active ring, and wants to evict it, while the drain reads it. */
    @JCStressTest
    @Outcome(
            id = {"evicted", "drained"},
            expect = Expect.ACCEPTABLE,
            desc = "one of them had the event")
    @Outcome(expect = Expect.FORBIDDEN, desc = "both had the event, or neither")
    @State
    public static class FillAndDrain extends OneEvent {
        @Actor
        public void producer() {
            rings.ring.fill();
            if (rings.ring.evict()) {
                countEvicted();
            }
        }

        @Actor
        public void drain() {
            drainIfClaimed();
        }

        @Arbiter
        public void after(L_Result result) {
            result.r1 = whoHadIt();
        }
    }

    /** Weakened: the producer stores the new state, and with it takes away the claim that the drain may have. */
    @JCStressTest
    @Outcome(
            id = {"evicted", "drained"},
            expect = Expect.ACCEPTABLE,
            desc = "one of them had the event")
    @Outcome(id = "wrong", expect = Expect.ACCEPTABLE_INTERESTING, desc = "the event counts twice")
    @State
    public static class FillAndDrainControl extends OneEvent {
        @Actor
        public void producer() {
            rings.ring.state = Ring.FULL;
            if (rings.ring.evict()) {
                countEvicted();
            }
        }

        @Actor
        public void drain() {
            drainIfClaimed();
        }

        @Arbiter
        public void after(L_Result result) {
            result.r1 = whoHadIt();
        }
    }
}
