package io.adaflight.internal.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.BackPressureState;
import io.adaflight.internal.counters.ThreadGauge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PressureWatchTest {
    private final DrainedPipeline drained = new DrainedPipeline();

    private boolean isLosing() {
        return drained.pressure.isLosing(drained.clock.nanos());
    }

    @Test
    void pipeline_nothingLost_isNotLosing() {
        drained.pipeline.registry().current().written(1);
        drained.pipeline.collector().collect();
        assertThat(isLosing()).isFalse();
    }

    @Test
    void pipeline_eventLost_isLosingForAMoment() {
        drained.lose();
        assertThat(isLosing()).isTrue();
        drained.advanceMillis(99);
        assertThat(isLosing()).isTrue();
        drained.advanceMillis(1);
        assertThat(isLosing()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"NONE, false", "NORMAL, false", "PRESSURE, true", "DROPPING, true", "RECOVERY, false"})
    void pipeline_stateOfAThread_decides(BackPressureState state, boolean losing) {
        drained.pipeline.registry().current().attach(new Gauge(state));
        assertThat(isLosing()).as("not collected yet").isFalse();
        drained.pipeline.collector().collect();
        assertThat(isLosing()).isEqualTo(losing);
        drained.advanceMillis(999);
        assertThat(isLosing()).isEqualTo(losing);
        drained.advanceMillis(200);
        assertThat(isLosing()).as("collected too long ago").isFalse();
    }

    private record Gauge(BackPressureState state) implements ThreadGauge {
        @Override
        public void addTo(long[] row, int offset, long nowNanos) {}

        @Override
        public int ringsInRotation() {
            return 1;
        }

        @Override
        public boolean isSettled() {
            return true;
        }
    }
}
