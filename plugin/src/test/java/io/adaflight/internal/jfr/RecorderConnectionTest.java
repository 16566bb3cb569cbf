package io.adaflight.internal.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.BackPressureState;
import io.adaflight.internal.collector.CollectedPipeline;
import io.adaflight.internal.collector.Collector;
import io.adaflight.internal.counters.DurationEvents.Move;
import io.adaflight.internal.counters.DurationEvents.Subject;
import io.adaflight.internal.jfr.Recorded.Events;
import io.adaflight.internal.registry.ThreadRegistry;
import io.adaflight.internal.time.NanoClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecorderConnectionTest {
    @Test
    void connect_whileARecordingRuns_countsFromTheFirstEventOn() {
        try (Recorded recorded = Recorded.start()) {
            AtomicInteger chunkEnds = new AtomicInteger();
            FlightRecording recording = FlightRecording.connect(chunkEnds::incrementAndGet);
            ThreadRegistry registry = new ThreadRegistry("connected late", NanoClock.SYSTEM, recording.events());
            recording.add(new CollectedPipeline(
                    "connected late",
                    0,
                    registry,
                    new Collector(registry, NanoClock.SYSTEM, Duration.ZERO, Collector.LEAST_RATE_WINDOW)));
            Thread thread =
                    CountingPipeline.run("short-lived", () -> registry.current().written(1));
            Events events = recorded.stop();

            assertThat(events.lastOfThread("connected late", thread.getId()).getBoolean("terminated"))
                    .isTrue();
            assertThat(events.sum("PipelineSnapshot", "connected late", "written"))
                    .isEqualTo(1);
            assertThat(chunkEnds).hasValue(1);
        }
    }

    @Test
    void events_switchedOff_areNotRecordedAndTheOthersAre() {
        CollectedPipeline pipeline = CountingPipeline.create();
        try (Recorded recorded = Recorded.start()
                .with("adaflight.SwapStatistics#enabled", "false")
                .with("adaflight.BackPressureChange#enabled", "false")) {
            pipeline.registry().current().written(1);
            CountingPipeline.RECORDING
                    .events()
                    .moved(new Move(
                            new Subject(pipeline.name(), null, 1),
                            BackPressureState.NORMAL,
                            BackPressureState.PRESSURE,
                            0,
                            4));
            Events events = recorded.stop();

            assertThat(events.of("SwapStatistics", pipeline.name())).isEmpty();
            assertThat(events.of("BackPressureChange", pipeline.name())).isEmpty();
            assertThat(events.lastOfPipeline(pipeline.name()).getLong("totalWritten"))
                    .isEqualTo(1);
        }
    }
}
