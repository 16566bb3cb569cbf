package io.adaflight.internal.pipeline;

import io.adaflight.Counter;
import io.adaflight.DropPolicy;
import io.adaflight.EventSink;
import io.adaflight.internal.counters.Counts;
import io.adaflight.internal.counters.DrainCounters;
import io.adaflight.internal.counters.DurationEvents;
import io.adaflight.internal.counters.ThreadCounters;
import io.adaflight.internal.time.NanoClock;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A lane of two rings, each with room for two events, and the loop that drains it; without a thread of its own. The events
 * of one producer are 1, 2 and so on, those of another one -1, -2 and so on.
 */
final class StressedLane implements EventSink {
    static final int LENGTH = 8;

    final PipelineLife state = new PipelineLife();
    final Lane lane;
    final DrainLoop loop;
    final DrainCounters drained = new DrainCounters();
    final List<Long> received = new ArrayList<>();
    final ThreadCounters metrics;
    private final SharedLane shared;

    private StressedLane(ThreadCounters metrics, DropPolicy policy) {
        PipelineOptions options = options(DurationEvents.NONE, policy);
        this.metrics = metrics;
        this.lane = new Lane(options, state, metrics, LaneOwner.virtualThreads());
        this.shared = new SharedLane(lane, metrics, options, state);
        this.loop = new DrainLoop("stress", this, drained, NanoClock.SYSTEM);
        loop.add(lane);
        metrics.attach(lane);
    }

    /** A lane with the counters of a single owner. */
    static StressedLane own(DropPolicy policy) {
        return new StressedLane(new ThreadCounters("stress", NanoClock.SYSTEM, DurationEvents.NONE), policy);
    }

    /** A lane with counters that several threads write. */
    static StressedLane shared() {
        return new StressedLane(
                ThreadCounters.shared("stress", NanoClock.SYSTEM, DurationEvents.NONE), DropPolicy.newest());
    }

    static PipelineOptions options(DurationEvents events, DropPolicy policy) {
        return new PipelineOptions(
                "stress", NanoClock.SYSTEM, events, 2, 20, policy, 0.25, 0.4, Duration.ZERO, Duration.ofMillis(1));
    }

    @Override
    public void write(ByteBuffer event) {
        received.add(event.getLong(event.position()));
    }

    /** What {@link RingPipeline#write(byte[])} does for a thread with a lane of its own; the producer. */
    void write(long event) {
        Ring ring = lane.reserve(LENGTH);
        if (ring != null) {
            copy(event, ring);
            lane.commit(ring, LENGTH);
        }
    }

    /** What {@link RingPipeline#write(byte[])} does for a virtual thread; any thread. */
    void writeShared(long event) {
        Ring ring = shared.reserve(LENGTH);
        if (ring != null) {
            copy(event, ring);
            shared.commit(ring, LENGTH);
            shared.unclaim();
        }
    }

    static void copy(long event, Ring ring) {
        ByteBuffer.wrap(ring.bytes).putLong(ring.position(), event);
    }

    /** What {@link PipelineCloser} does first; whoever closes. */
    void shut() {
        state.beginClose(0, 0);
        shared.shut(Long.MAX_VALUE);
    }

    /** What {@link DrainThread#run} does once it is told to finish; the drain. */
    void finish() {
        boolean worked = true;
        while (worked) {
            worked = loop.pass(true);
        }
        loop.books().finish(loop.lanes());
    }

    long count(Counter counter) {
        return metrics.countsOpaque().get(counter);
    }

    /** Whether each event that was written is drained, evicted or waits; and whether those drained came in order. */
    String books() {
        return drained.eventsDrainedOpaque() == received.size() ? booksAfterTakeOver() : "unbalanced";
    }

    /** The same where the sink may have been given events that then count as thrown away. */
    String booksAfterTakeOver() {
        if (!inOrder()) {
            return "out of order";
        }
        Counts counts = metrics.countsOpaque();
        long left = lane.rings().waitingEvents();
        long accounted = drained.eventsDrainedOpaque() + counts.get(Counter.EVENTS_EVICTED) + left;
        return counts.get(Counter.EVENTS_WRITTEN) != accounted ? "unbalanced" : left > 0 ? "left" : "balanced";
    }

    private boolean inOrder() {
        long last = 0;
        long lastOfOther = 0;
        boolean inOrder = true;
        for (long event : received) {
            if (event > 0) {
                inOrder &= event > last;
                last = event;
            } else {
                inOrder &= event < lastOfOther;
                lastOfOther = event;
            }
        }
        return inOrder;
    }
}
