package io.adaflight.analyzer.recording.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SwapTimesTest {
    @Test
    void upToMaximum_percentilesAboveIt_areTheMaximum() {
        SwapTimes times = new SwapTimes(49, 12_838_000, 262_000, 4_480_000, 36_800, 741_000, 4_710_000, 4_720_000);
        assertThat(times.upToMaximum())
                .isEqualTo(new SwapTimes(49, 12_838_000, 262_000, 4_480_000, 36_800, 741_000, 4_480_000, 4_480_000));
        assertThat(times.upToMaximum().upToMaximum()).isEqualTo(times.upToMaximum());
    }
}
