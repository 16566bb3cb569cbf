package io.adaflight.internal.pipeline;

import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.infra.ThreadParams;

/** A thread that writes the same event over and over again. */
@State(Scope.Thread)
public class Producer {
    private static final int SPINS = 100;

    /** From 0. */
    int number;

    @SuppressWarnings("NullAway.Init")
    byte[] event;

    /** The same bytes, for those who take them in this form. */
    @SuppressWarnings("NullAway.Init")
    UnsafeBuffer buffer;

    private int work;
    private boolean saturated;

    /** Makes the event. */
    @Setup
    public void allocate(Load load, ThreadParams params) {
        number = params.getThreadIndex();
        event = new byte[load.size];
        Arrays.fill(event, (byte) 7);
        buffer = new UnsafeBuffer(event);
        work = load.work();
        saturated = load.isSaturated();
    }

    /** Does the work between two events. */
    void work() {
        if (work > 0) {
            Blackhole.consumeCPU(work);
        }
    }

    /** Offers the event, until it is taken or only once. */
    boolean write(PeerQueue queue) {
        boolean taken = queue.offer(this);
        return taken || (saturated && writeWaiting(queue));
    }

    @SuppressWarnings("ThreadPriorityCheck") // The consumer may wait for this very processor.
    private boolean writeWaiting(PeerQueue queue) {
        for (int spin = 0; !queue.offer(this); spin++) {
            if (spin < SPINS) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
        return true;
    }

    /** What became of the events. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Outcome {
        /** Events that were taken. */
        public long accepted;

        /** Events for which there was no room. */
        public long dropped;

        void count(boolean taken) {
            if (taken) {
                accepted++;
            } else {
                dropped++;
            }
        }
    }
}
