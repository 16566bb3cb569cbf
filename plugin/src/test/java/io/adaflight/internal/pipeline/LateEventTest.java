package io.adaflight.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.Counter;
import io.adaflight.DropPolicy;
import io.adaflight.internal.counters.DrainCounters;
import io.adaflight.internal.counters.DurationEvents;
import io.adaflight.internal.counters.ThreadCounters;
import io.adaflight.internal.time.NanoClock;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a producer does that was inside a write when its pipeline was closed, step by step. */
class LateEventTest {
    private final PipelineLife state = new PipelineLife();
    private final ThreadCounters metrics = new ThreadCounters("test", NanoClock.SYSTEM, DurationEvents.NONE);
    private final DrainCounters drained = new DrainCounters();
    private final DrainAccounting books = new DrainAccounting(drained);
    private final Lane lane = new Lane(
            new PipelineOptions(
                    "test",
                    NanoClock.SYSTEM,
                    DurationEvents.NONE,
                    2,
                    64,
                    DropPolicy.oldest(),
                    0.25,
                    0.5,
                    Duration.ZERO,
                    Duration.ofMillis(1)),
            state,
            metrics,
            LaneOwner.thread(Thread.currentThread()));
    private final LaneList lanes = new LaneList();

    LateEventTest() {
        lanes.add(lane);
    }

    @BeforeEach
    void attachTheLane() {
        metrics.attach(lane);
    }

    private Ring reserve(int length) {
        return Objects.requireNonNull(lane.reserve(length));
    }

    private long count(Counter counter) {
        return metrics.countsOpaque().get(counter);
    }

    @Test
    void commit_pipelineClosedMeanwhile_takesBackThatEventAlone() {
        lane.commit(reserve(5), 5);
        Ring ring = reserve(7);
        state.beginClose(0, 0);
        lane.commit(ring, 7);
        assertThat(count(Counter.EVENTS_WRITTEN)).isEqualTo(2);
        assertThat(count(Counter.EVENTS_EVICTED)).isEqualTo(1);
        assertThat(count(Counter.BYTES_EVICTED)).isEqualTo(7);
        assertThat(ring.waitingEvents()).isEqualTo(1);
    }

    @Test
    void commit_lanesHaveEnded_throwsNothingAndTakesTheEventBack() {
        lane.commit(reserve(5), 5);
        Ring ring = reserve(7);
        state.beginClose(0, 0);
        books.finish(lanes);
        assertThat(lane.isSettled()).isTrue();
        lane.commit(ring, 7);
        assertThat(books.discardedEvents()).isEqualTo(1);
        assertThat(books.discardedBytes()).isEqualTo(5);
        assertThat(count(Counter.EVENTS_EVICTED)).isEqualTo(2);
        assertThat(count(Counter.BYTES_EVICTED)).isEqualTo(12);
        assertThat(lane.reserve(1)).isNull();
        assertThat(lane.ringsInRotation()).isZero();
    }

    @Test
    void commit_firstRingAfterLanesHaveEnded_takesTheEventBack() {
        Ring ring = reserve(7);
        state.beginClose(0, 0);
        books.takeOver(lanes);
        lane.commit(ring, 7);
        assertThat(count(Counter.EVENTS_WRITTEN)).isEqualTo(1);
        assertThat(count(Counter.EVENTS_EVICTED)).isEqualTo(1);
        assertThat(books.discardedEvents()).isZero();
    }

    @Test
    void commit_drainHasTheClaim_leavesTheEventToTheDrain() {
        Ring ring = reserve(7);
        state.beginClose(0, 0);
        assertThat(books.claim(lane, true)).isSameAs(ring);
        lane.commit(ring, 7);
        assertThat(count(Counter.EVENTS_EVICTED)).isZero();
        assertThat(books.release(ring)).isFalse();
        books.finish(lanes);
        assertThat(count(Counter.EVENTS_EVICTED)).isEqualTo(1);
        assertThat(books.discardedEvents()).isEqualTo(1);
    }

    @Test
    void commit_drainHangsWithTheClaim_isDiscardedByWhoTakesOver() {
        lane.commit(reserve(5), 5);
        Ring ring = reserve(7);
        state.beginClose(0, 0);
        books.claim(lane, true);
        lane.commit(ring, 7);
        books.takeOver(lanes);
        assertThat(books.discardedEvents()).isEqualTo(2);
        assertThat(count(Counter.EVENTS_EVICTED)).isEqualTo(2);
        assertThat(count(Counter.BYTES_EVICTED)).isEqualTo(12);
    }

    @Test
    void takenOver_drainComesBack_isIgnored() {
        lane.commit(reserve(5), 5);
        Ring ring = Objects.requireNonNull(books.claim(lane, true));
        long end = ring.read(ring.consumedAcquire());
        state.beginClose(0, 0);
        books.takeOver(lanes);
        assertThat(books.drained(ring, 0, end, 0)).isFalse();
        assertThat(books.release(ring)).isFalse();
        assertThat(books.claim(lane, true)).isNull();
        books.finish(lanes);
        assertThat(drained.eventsDrainedOpaque()).isZero();
        assertThat(books.discardedEvents()).isEqualTo(1);
        assertThat(count(Counter.EVENTS_EVICTED)).isEqualTo(1);
    }

    @Test
    void ring_lastEventConsumed_isNotTakenBack() {
        Ring ring = reserve(7);
        ring.publish(7);
        assertThat(ring.claim()).isTrue();
        assertThat(ring.claim()).isFalse();
        ring.consume(ring.read(0));
        assertThat(ring.retract(7)).isFalse();
        ring.unclaim();
        ring.publish(3);
        assertThat(ring.retract(3)).isTrue();
        assertThat(ring.waitingEvents()).isZero();
    }

    @Test
    void stateAfterTheEnd_ringNeeded_staysNormal() {
        lane.end();
        lane.end();
        for (int event = 0; event < 20; event++) {
            lane.reserve(60);
        }
        assertThat(lane.state()).isEqualTo(io.adaflight.BackPressureState.NORMAL);
    }
}
