package io.adaflight.internal.counters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.adaflight.BackPressureState;
import io.adaflight.Counter;
import io.adaflight.internal.counters.DurationEvents.EpisodeDetail;
import io.adaflight.internal.counters.DurationEvents.Move;
import io.adaflight.internal.counters.DurationEvents.Subject;
import io.adaflight.internal.counters.DurationEvents.SwapDetail;
import io.adaflight.internal.time.ManualClock;
import org.junit.jupiter.api.Test;

class SpanTest {
    private final ManualClock clock = new ManualClock();
    private final RecordingDurationEvents events = new RecordingDurationEvents();
    private final ThreadCounters recorded = new ThreadCounters("orders", clock, events);
    private final ThreadCounters unrecorded = new ThreadCounters("orders", clock, DurationEvents.NONE);

    @Test
    void swapSpan_ended_isCountedAndRecorded() {
        TimedSwap span = recorded.beginSwap();
        clock.advanceNanos(30);
        SwapDetail detail = new SwapDetail(1, 2, 3, 4, true);
        span.end(detail);
        assertSwaps(recorded, 1, 30);
        assertThat(events.recorded).containsExactly("swap 0 of orders: " + detail);
    }

    @Test
    void swapSpan_endedWithoutDetail_isRecorded() {
        TimedSwap span = recorded.beginSwap();
        clock.advanceNanos(30);
        span.end();
        assertSwaps(recorded, 1, 30);
        assertThat(events.recorded).containsExactly("swap 0 of orders: " + SwapDetail.UNKNOWN);
    }

    @Test
    @SuppressWarnings("try") // The end of the block is what is tested.
    void swapSpan_leftByAnException_isNotCounted() {
        assertThatIllegalStateException().isThrownBy(() -> {
            try (TimedSwap span = recorded.beginSwap()) {
                clock.advanceNanos(30);
                throw new IllegalStateException("the swap failed");
            }
        });
        recorded.beginSwap().end();
        assertSwaps(recorded, 1, 0);
        assertThat(events.recorded).containsExactly("swap 1 of orders: " + SwapDetail.UNKNOWN);
    }

    @Test
    void swapSpan_endedTwice_isCountedAndRecordedOnce() {
        TimedSwap span = recorded.beginSwap();
        span.end();
        clock.advanceNanos(30);
        span.close();
        assertSwaps(recorded, 1, 0);
        assertThat(events.recorded).hasSize(1);
    }

    @Test
    void swapSpan_begunAgainBeforeItsEnd_countsFromTheSecondBegin() {
        TimedSwap outer = recorded.beginSwap();
        clock.advanceNanos(30);
        TimedSwap inner = recorded.beginSwap();
        assertThat(inner).isSameAs(outer);
        clock.advanceNanos(4);
        inner.end();
        outer.end();
        assertSwaps(recorded, 1, 4);
        assertThat(events.recorded).containsExactly("swap 1 of orders: " + SwapDetail.UNKNOWN);
    }

    @Test
    void swapSpan_notRecorded_isCountedOnly() {
        TimedSwap span = unrecorded.beginSwap();
        clock.advanceNanos(30);
        span.end();
        assertSwaps(unrecorded, 1, 30);
    }

    @Test
    void swapSpan_clockSetBack_countsNoTime() {
        TimedSwap span = unrecorded.beginSwap();
        clock.advanceNanos(-30);
        span.end();
        assertSwaps(unrecorded, 1, 0);
    }

    @Test
    void blockedSpan_ended_isCountedAndRecordedWithItsOutcome() {
        recorded.beginBlocked().end(false);
        TimedWait span = recorded.beginBlocked();
        clock.advanceNanos(30);
        span.end();
        assertBlocked(recorded, 2, 30);
        assertThat(events.recorded).containsExactly("wait 0 of orders: false", "wait 1 of orders: true");
    }

    @Test
    void blockedSpan_endedInsideATry_isCountedAndRecordedOnce() {
        try (TimedWait span = recorded.beginBlocked()) {
            clock.advanceNanos(30);
            span.end(false);
            clock.advanceNanos(5);
        }
        assertBlocked(recorded, 1, 30);
        assertThat(events.recorded).containsExactly("wait 0 of orders: false");
    }

    @Test
    @SuppressWarnings("try") // The end of the block is what is tested.
    void blockedSpan_leftByAnException_isRecordedAsNotWritten() {
        assertThatIllegalStateException().isThrownBy(() -> {
            try (TimedWait span = recorded.beginBlocked()) {
                clock.advanceNanos(30);
                throw new IllegalStateException("the wait failed");
            }
        });
        assertBlocked(recorded, 1, 30);
        assertThat(events.recorded).containsExactly("wait 0 of orders: false");
    }

    @Test
    void blockedSpan_begunAgainBeforeItsEnd_countsFromTheSecondBegin() {
        TimedWait outer = recorded.beginBlocked();
        clock.advanceNanos(30);
        recorded.beginBlocked();
        clock.advanceNanos(4);
        outer.end();
        outer.end();
        assertBlocked(recorded, 1, 4);
        assertThat(events.recorded).containsExactly("wait 1 of orders: true");
    }

    @Test
    void blockedSpan_notRecordedAndClockSetBack_countsNoTime() {
        TimedWait span = unrecorded.beginBlocked();
        clock.advanceNanos(-30);
        span.end();
        assertBlocked(unrecorded, 1, 0);
    }

    @Test
    void noEvents_everyHappening_beginsNothing() {
        Subject subject = new Subject("orders", null, -1);
        DurationEvents.NONE.moved(new Move(subject, BackPressureState.NORMAL, BackPressureState.PRESSURE, 1, 4));
        assertThat(DurationEvents.NONE.beginSwap()).isNull();
        assertThat(DurationEvents.NONE.beginBlocked()).isNull();
        assertThat(DurationEvents.NONE.beginEpisode()).isNull();
    }

    @Test
    void subject_thread_givesTheName() {
        assertThat(new Subject("orders", Thread.currentThread(), 7).threadName())
                .isEqualTo(Thread.currentThread().getName());
        assertThat(new Subject("orders", null, 7).threadName()).isEmpty();
    }

    @Test
    void episodeDetails_ofEqualContent_areEqual() {
        Subject subject = new Subject("orders", Thread.currentThread(), 7);
        EpisodeDetail detail = new EpisodeDetail(subject, BackPressureState.DROPPING, Counts.ZERO, 3, true);
        assertThat(detail)
                .isEqualTo(new EpisodeDetail(subject, BackPressureState.DROPPING, Counts.ZERO, 3, true))
                .isNotEqualTo(new EpisodeDetail(subject, BackPressureState.PRESSURE, Counts.ZERO, 3, true));
    }

    private static void assertSwaps(ThreadCounters metrics, long swaps, long nanos) {
        assertThat(metrics.countsOpaque().get(Counter.SWAPS)).isEqualTo(swaps);
        assertThat(metrics.countsOpaque().get(Counter.SWAP_NANOS)).isEqualTo(nanos);
    }

    private static void assertBlocked(ThreadCounters metrics, long writes, long nanos) {
        assertThat(metrics.countsOpaque().get(Counter.BLOCKED_WRITES)).isEqualTo(writes);
        assertThat(metrics.countsOpaque().get(Counter.BLOCKED_NANOS)).isEqualTo(nanos);
    }
}
