package io.adaflight.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class NanoClockTest {
    @Test
    void systemClock_nanos_areThoseOfTheSystem() {
        long before = System.nanoTime();
        long now = NanoClock.SYSTEM.nanos();
        assertThat(now - before).isNotNegative();
        assertThat(System.nanoTime() - now).isNotNegative();
    }

    @Test
    void systemClock_epochMillis_areThoseOfTheSystem() {
        long before = System.currentTimeMillis();
        assertThat(NanoClock.SYSTEM.epochMillis()).isBetween(before, System.currentTimeMillis());
    }

    @Test
    void manualClock_advanced_movesBothClocks() {
        ManualClock clock = new ManualClock();
        clock.setNanos(5);
        clock.setEpochMillis(7);
        clock.advance(Duration.ofMillis(2));
        assertThat(clock.nanos()).isEqualTo(2_000_005);
        assertThat(clock.epochMillis()).isEqualTo(9);
        clock.advanceNanos(-2_000_005);
        assertThat(clock.nanos()).isZero();
        assertThat(clock.epochMillis()).isEqualTo(9);
    }
}
