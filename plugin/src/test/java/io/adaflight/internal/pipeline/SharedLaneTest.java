package io.adaflight.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.Counter;
import io.adaflight.DropPolicy;
import io.adaflight.internal.counters.DurationEvents;
import io.adaflight.internal.counters.ThreadCounters;
import io.adaflight.internal.time.ManualClock;
import io.adaflight.internal.time.Workers;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class SharedLaneTest {
    private static final int FULL = 60;

    private final ManualClock clock = new ManualClock();
    private final PipelineLife state = new PipelineLife();
    private final ThreadCounters metrics = ThreadCounters.shared("test", clock, DurationEvents.NONE);

    private SharedLane lane(DropPolicy policy) {
        PipelineOptions options = new PipelineOptions(
                "test", clock, DurationEvents.NONE, 2, 64, policy, 0.25, 0.5, Duration.ZERO, Duration.ofMillis(1));
        Lane lane = new Lane(options, state, metrics, LaneOwner.virtualThreads());
        metrics.attach(lane);
        return new SharedLane(lane, metrics, options, state);
    }

    private static boolean write(SharedLane lane, int length) {
        Ring ring = lane.reserve(length);
        if (ring == null) {
            return false;
        }
        lane.commit(ring, length);
        lane.unclaim();
        return true;
    }

    private long count(Counter counter) {
        return metrics.countsOpaque().get(counter);
    }

    @Test
    void write_tooLargeOrNoRoom_isRejectedWithoutTheClaim() {
        SharedLane lane = lane(DropPolicy.newest());
        assertThat(write(lane, 65)).isFalse();
        assertThat(write(lane, FULL)).isTrue();
        assertThat(write(lane, FULL)).isTrue();
        assertThat(write(lane, FULL)).isFalse();
        assertThat(write(lane, FULL)).isFalse();
        assertThat(count(Counter.EVENTS_WRITTEN)).isEqualTo(2);
        assertThat(count(Counter.EVENTS_REJECTED)).isEqualTo(3);
        assertThat(count(Counter.BYTES_REJECTED)).isEqualTo(65 + 2 * FULL);
        assertThat(count(Counter.POOL_EXHAUSTIONS)).isEqualTo(2);
        assertThat(count(Counter.RING_FULL)).isEqualTo(3);
    }

    @Test
    void write_waitsInVain_countsTheShortageOnce() throws InterruptedException {
        SharedLane lane = lane(DropPolicy.block(Duration.ofSeconds(1)));
        assertThat(write(lane, FULL)).isTrue();
        assertThat(write(lane, FULL)).isTrue();
        CountDownLatch begun = new CountDownLatch(1);
        Workers writer = Workers.start(1, worker -> {
            begun.countDown();
            assertThat(write(lane, FULL)).isFalse();
        });
        Workers.await(begun);
        while (count(Counter.POOL_EXHAUSTIONS) == 0) {
            Thread.onSpinWait();
        }
        while (writer.running()) {
            clock.advance(Duration.ofMillis(100));
            Thread.onSpinWait();
        }
        writer.join();
        assertThat(count(Counter.POOL_EXHAUSTIONS)).isEqualTo(1);
        assertThat(count(Counter.RING_FULL)).isEqualTo(2);
        assertThat(count(Counter.BLOCKED_WRITES)).isEqualTo(1);
        assertThat(count(Counter.BLOCKED_NANOS)).isPositive();
        assertThat(count(Counter.EVENTS_REJECTED)).isEqualTo(1);
    }

    @Test
    void write_waitsInterrupted_isRejectedAndStaysInterrupted() throws InterruptedException {
        SharedLane lane = lane(DropPolicy.block(Duration.ofSeconds(1)));
        write(lane, FULL);
        write(lane, FULL);
        Workers.run(1, worker -> {
            Thread.currentThread().interrupt();
            assertThat(write(lane, FULL)).isFalse();
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        });
        assertThat(count(Counter.EVENTS_REJECTED)).isEqualTo(1);
    }

    @Test
    void write_claimHeldAndPipelineClosed_isRejected() throws InterruptedException {
        SharedLane lane = lane(DropPolicy.oldest());
        Objects.requireNonNull(lane.reserve(1));
        Workers writer = Workers.start(1, worker -> assertThat(write(lane, 1)).isFalse());
        state.beginClose(0, 0);
        writer.join();
        assertThat(count(Counter.EVENTS_REJECTED)).isEqualTo(1);
    }

    @Test
    void shut_writeUnderWay_waitsForItsEnd() throws InterruptedException {
        SharedLanes lanes = new SharedLanes(2, stripe -> lane(DropPolicy.oldest()));
        SharedLane lane = lanes.lane(4);
        assertThat(lanes.lane(6)).isSameAs(lane);
        assertThat(lanes.lane(5)).isNotSameAs(lane);
        Ring ring = Objects.requireNonNull(lane.reserve(1));
        state.beginClose(0, 0);
        Workers closer = Workers.start(1, worker -> lanes.shut(Long.MAX_VALUE));
        assertThat(closer.running()).isTrue();
        lane.commit(ring, 1);
        lane.unclaim();
        closer.join();
        assertThat(write(lane, 1)).isFalse();
    }

    @Test
    void shut_again_returns() {
        SharedLanes unused = new SharedLanes(2, stripe -> lane(DropPolicy.oldest()));
        unused.shut(Long.MAX_VALUE);
        SharedLanes lanes = new SharedLanes(2, stripe -> lane(DropPolicy.oldest()));
        lanes.lane(0);
        lanes.shut(Long.MAX_VALUE);
        lanes.shut(Long.MAX_VALUE);
        assertThat(count(Counter.EVENTS_WRITTEN)).isZero();
    }
}
