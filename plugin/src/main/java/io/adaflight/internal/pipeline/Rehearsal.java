package io.adaflight.internal.pipeline;

import io.adaflight.DropPolicy;
import io.adaflight.internal.counters.DrainCounters;
import io.adaflight.internal.counters.DurationEvents;
import io.adaflight.internal.counters.ThreadCounters;
import io.adaflight.internal.time.NanoClock;
import java.time.Duration;
import java.util.List;

/**
 * Writes a few events through a lane that nobody knows, in each way that a write can take. So all classes of the write path
 * and of the drain are initialised before a pipeline opens: one that is initialised first while memory is out could never be
 * used again.
 */
final class Rehearsal {
    private static final int RING_BYTES = 64;
    private static final int FULL = 60;
    private static final int MORE_THAN_TWO_RINGS = 4;

    private final PipelineLife life = new PipelineLife();
    private final DrainLoop loop = new DrainLoop("rehearsal", event -> {}, new DrainCounters(), NanoClock.SYSTEM);
    private final PipelineOptions options;

    private Rehearsal(DropPolicy policy) {
        options = new PipelineOptions(
                "rehearsal",
                NanoClock.SYSTEM,
                DurationEvents.NONE,
                2,
                RING_BYTES,
                policy,
                0.25,
                0.5,
                Duration.ZERO,
                Duration.ofMillis(1));
    }

    static void run() {
        for (DropPolicy policy :
                List.of(DropPolicy.oldest(), DropPolicy.newest(), DropPolicy.block(Duration.ofNanos(1)))) {
            new Rehearsal(policy).writeAndDrain();
        }
    }

    private void writeAndDrain() {
        ThreadCounters own = new ThreadCounters("rehearsal", NanoClock.SYSTEM, DurationEvents.NONE);
        Lane lane = new Lane(options, life, own, LaneOwner.thread(Thread.currentThread()));
        ThreadCounters cell = ThreadCounters.shared("rehearsal", NanoClock.SYSTEM, DurationEvents.NONE);
        Lane laneOfMany = new Lane(options, life, cell, LaneOwner.virtualThreads());
        SharedLane shared = new SharedLane(laneOfMany, cell, options, life);
        loop.add(lane);
        loop.add(laneOfMany);
        for (int event = 0; event < MORE_THAN_TWO_RINGS; event++) {
            write(lane);
            write(shared);
        }
        loop.pass(true);
        loop.hasFullRing();
        write(lane);
        Ring late = lane.reserve(1);
        life.beginClose(0, 0);
        if (late != null) {
            lane.commit(late, 1);
        }
        loop.end();
        own.countsOpaque();
        cell.countsOpaque();
    }

    private static void write(Lane lane) {
        Ring ring = lane.reserve(FULL);
        if (ring != null) {
            lane.commit(ring, FULL);
        }
    }

    private static void write(SharedLane lane) {
        Ring ring = lane.reserve(FULL);
        if (ring != null) {
            lane.commit(ring, FULL);
            lane.unclaim();
        }
    }
}
