package io.adaflight.analyzer.recording.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DrainLookTest {
    @Test
    void stack_lines_becomeFramesWithoutEmptyAndEndlessOnes() {
        assertThat(DrainLook.stack("a.B.c(B.java:1)\n\n  d.E.f(E.java:2)\n"))
                .isEqualTo("a.B.c(B.java:1) < d.E.f(E.java:2)");
        assertThat(DrainLook.stack("x".repeat(161))).hasSize(160).endsWith("…");
        assertThat(DrainLook.stack("f\n".repeat(17)).split(" < ", -1)).hasSize(16);
    }
}
