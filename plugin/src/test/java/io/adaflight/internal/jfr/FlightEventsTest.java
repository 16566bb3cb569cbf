package io.adaflight.internal.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.BackPressureState;
import io.adaflight.Counter;
import io.adaflight.internal.collector.CollectedPipeline;
import io.adaflight.internal.counters.Columns;
import io.adaflight.internal.counters.Counts;
import io.adaflight.internal.counters.DurationEvents;
import io.adaflight.internal.counters.DurationEvents.EpisodeDetail;
import io.adaflight.internal.counters.DurationEvents.Move;
import io.adaflight.internal.counters.DurationEvents.Subject;
import io.adaflight.internal.counters.DurationEvents.SwapDetail;
import io.adaflight.internal.jfr.Recorded.Events;
import java.time.Duration;
import java.util.Objects;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.Test;

class FlightEventsTest {
    private final CollectedPipeline pipeline = CountingPipeline.create();
    private final DurationEvents events = CountingPipeline.RECORDING.events();
    private final Subject subject = new Subject(
            pipeline.name(), Thread.currentThread(), Thread.currentThread().getId());

    @Test
    void swap_recording_isADurationEventOnItsThread() {
        try (Recorded recorded = Recorded.start()) {
            pipeline.registry().current().beginSwap().end(new SwapDetail(3, 30, 1, 4, true));
            RecordedEvent event = single(recorded.stop(), "RingSwap");

            assertThat(event.getThread().getJavaThreadId())
                    .isEqualTo(Thread.currentThread().getId());
            assertThat(event.getDuration()).isPositive();
            assertThat(event.getInt("events")).isEqualTo(3);
            assertThat(event.getLong("bytes")).isEqualTo(30);
            assertThat(event.getInt("freeRings")).isEqualTo(1);
            assertThat(event.getInt("ringsInRotation")).isEqualTo(4);
            assertThat(event.getBoolean("poolExhausted")).isTrue();
            assertStackOfThisTest(event);
        }
    }

    @Test
    void swap_underTheThreshold_isCountedAndNotRecorded() {
        try (Recorded recorded = Recorded.start().with("adaflight.RingSwap#threshold", "1 h")) {
            pipeline.registry().current().beginSwap().end();
            Events stopped = recorded.stop();

            assertThat(stopped.of("RingSwap", pipeline.name())).isEmpty();
            assertThat(stopped.lastOfThread(
                                    pipeline.name(), Thread.currentThread().getId())
                            .getLong("totalSwaps"))
                    .isEqualTo(1);
        }
    }

    @Test
    void blocked_recording_isADurationEventOnItsThread() {
        try (Recorded recorded = Recorded.start()) {
            pipeline.registry().current().beginBlocked().end(false);
            RecordedEvent event = single(recorded.stop(), "WriteBlocked");

            assertThat(event.getThread().getJavaThreadId())
                    .isEqualTo(Thread.currentThread().getId());
            assertThat(event.getBoolean("written")).isFalse();
            assertStackOfThisTest(event);
        }
    }

    private static void assertStackOfThisTest(RecordedEvent event) {
        assertThat(event.getStackTrace().getFrames().stream()
                        .map(frame -> frame.getMethod().getType().getName()))
                .contains(FlightEventsTest.class.getName());
    }

    @Test
    void blocked_underTheThreshold_isNotRecorded() {
        try (Recorded recorded = Recorded.start().with("adaflight.WriteBlocked#threshold", "1 h")) {
            pipeline.registry().current().beginBlocked().end();

            assertThat(recorded.stop().of("WriteBlocked", pipeline.name())).isEmpty();
        }
    }

    @Test
    void episode_endedOnAnotherThread_namesWhoSufferedIt() {
        long[] lost = new long[Columns.COUNT];
        lost[Columns.of(Counter.EVENTS_EVICTED)] = 5;
        lost[Columns.of(Counter.EVENTS_REJECTED)] = 2;
        lost[Columns.of(Counter.BYTES_EVICTED)] = 50;
        lost[Columns.of(Counter.DROPPING_NANOS)] = 1_000;
        try (Recorded recorded = Recorded.start()) {
            DurationEvents.Episode episode = Objects.requireNonNull(events.beginEpisode());
            Thread other = CountingPipeline.run(
                    "other",
                    () -> episode.end(
                            new EpisodeDetail(subject, BackPressureState.DROPPING, new Counts(lost, 0), 4, false)));
            RecordedEvent event = single(recorded.stop(), "BackPressure");

            assertThat(event.getThread().getJavaThreadId()).isEqualTo(other.getId());
            assertThat(event.getLong("threadId"))
                    .isEqualTo(Thread.currentThread().getId());
            assertThat(event.getString("threadName"))
                    .isEqualTo(Thread.currentThread().getName());
            assertThat(event.getString("worstState")).isEqualTo("DROPPING");
            assertThat(event.getInt("dropped")).isEqualTo(7);
            assertThat(event.getInt("evicted")).isEqualTo(5);
            assertThat(event.getInt("rejected")).isEqualTo(2);
            assertThat(event.getLong("bytesDropped")).isEqualTo(50);
            assertThat(event.getDuration("droppingTime")).isEqualTo(Duration.ofNanos(1_000));
            assertThat(event.getInt("moves")).isEqualTo(4);
            assertThat(event.getBoolean("cut")).isFalse();
        }
    }

    @Test
    void episode_underTheThreshold_isNotRecorded() {
        try (Recorded recorded = Recorded.start().with("adaflight.BackPressure#threshold", "1 h")) {
            Objects.requireNonNull(events.beginEpisode())
                    .end(new EpisodeDetail(subject, BackPressureState.PRESSURE, Counts.ZERO, 1, true));

            assertThat(recorded.stop().of("BackPressure", pipeline.name())).isEmpty();
        }
    }

    @Test
    void move_recording_isRecorded() {
        try (Recorded recorded = Recorded.start()) {
            events.moved(new Move(subject, BackPressureState.NORMAL, BackPressureState.PRESSURE, 1, 8));
            RecordedEvent event = single(recorded.stop(), "BackPressureChange");

            assertThat(event.getString("from")).isEqualTo("NORMAL");
            assertThat(event.getString("to")).isEqualTo("PRESSURE");
            assertThat(event.getInt("freeRings")).isEqualTo(1);
            assertThat(event.getInt("rings")).isEqualTo(8);
        }
    }

    @Test
    void events_noRecording_beginNothing() {
        assertThat(events.beginSwap()).isNull();
        assertThat(events.beginBlocked()).isNull();
        assertThat(events.beginEpisode()).isNull();
    }

    @Test
    void events_recorderNotSeenYet_beginNothing() {
        FlightEvents unopened = new FlightEvents();
        try (Recorded recorded = Recorded.start()) {
            unopened.moved(new Move(subject, BackPressureState.NORMAL, BackPressureState.PRESSURE, 1, 8));

            assertThat(unopened.beginSwap()).isNull();
            assertThat(unopened.beginBlocked()).isNull();
            assertThat(unopened.beginEpisode()).isNull();
            assertThat(recorded.stop().of("BackPressureChange", pipeline.name()))
                    .isEmpty();
        }
    }

    private RecordedEvent single(Events stopped, String type) {
        assertThat(stopped.of(type, pipeline.name())).hasSize(1);
        return stopped.of(type, pipeline.name()).get(0);
    }
}
