package io.adaflight.pipeline;

import io.adaflight.counters.Counter;
import io.adaflight.counters.Counts;
import io.adaflight.counters.DrainMetrics;
import io.adaflight.counters.DurationEvents;
import io.adaflight.counters.ThreadMetrics;
import io.adaflight.time.NanoClock;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A lane of two rings, each with room for two events, and the loop that drains it; without a thread of its own. */
final class StressedLane implements EventSink {
    private static final int LENGTH = 8;

    final PipelineState state = new PipelineState();
    final Lane lane;
    final DrainLoop loop;
    final DrainMetrics drained = new DrainMetrics();
    final List<Long> received = new ArrayList<>();
    private final ThreadMetrics metrics;

    StressedLane(ThreadMetrics metrics, LaneOwner owner, DropPolicy policy) {
        this.metrics = metrics;
        this.lane = new Lane(options(DurationEvents.NONE, policy), state, metrics, owner);
        this.loop = new DrainLoop("stress", this, drained, NanoClock.SYSTEM);
        loop.add(lane);
    }

    static PipelineOptions options(DurationEvents events, DropPolicy policy) {
        return new PipelineOptions(
                "stress", NanoClock.SYSTEM, events, 2, 20, policy, 0.25, 0.4, Duration.ZERO, Duration.ofMillis(1));
    }

    static ThreadMetrics ownMetrics() {
        return new ThreadMetrics("stress", NanoClock.SYSTEM, DurationEvents.NONE);
    }

    @Override
    public void write(ByteBuffer event) {
        received.add(event.getLong(event.position()));
    }

    /** What {@link EventPipeline#write(byte[])} does; the producer. */
    void write(long event) {
        Ring ring = lane.reserve(LENGTH);
        if (ring != null) {
            ByteBuffer.wrap(ring.bytes).putLong(ring.position(), event);
            lane.commit(ring, LENGTH);
        }
    }

    /** What {@link DrainThread#run} does once it is told to finish; the drain. */
    void finish() {
        boolean worked = true;
        while (worked) {
            worked = loop.pass(true);
        }
        discard();
    }

    /** Throws away what is left; the drain. */
    void discard() {
        loop.books().finish(loop.lanes());
    }

    /** Whether each event that was written is drained, evicted or waits; and whether those drained came in order. */
    String books() {
        Counts counts = metrics.countsOpaque();
        long written = counts.get(Counter.EVENTS_WRITTEN);
        long evicted = counts.get(Counter.EVENTS_EVICTED);
        long left = lane.rings().waitingEvents();
        for (int index = 1; index < received.size(); index++) {
            if (received.get(index - 1) >= received.get(index)) {
                return "out of order";
            }
        }
        boolean balanced =
                drained.eventsDrainedOpaque() == received.size() && written == received.size() + evicted + left;
        return !balanced ? "unbalanced" : left > 0 ? "left" : "balanced";
    }
}
