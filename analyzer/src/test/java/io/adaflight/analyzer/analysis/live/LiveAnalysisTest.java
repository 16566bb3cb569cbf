package io.adaflight.analyzer.analysis.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.analyzer.recording.event.StateMove;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LiveAnalysisTest {
    private final LiveAnalysis analysis = new LiveAnalysis("app", null, Duration.ofSeconds(1));

    private void moves(long second) {
        analysis.accept(new StateMove(second * 1_000_000_000, "orders", 1, "NORMAL", "PRESSURE"));
    }

    @Test
    void report_beforeAnyEvent_isNone() {
        assertThat(analysis.report()).isNull();
    }

    @Test
    void countedNanos_withoutRows_followAfterTwoIntervals() {
        moves(10);
        moves(12);
        assertThat(Objects.requireNonNull(analysis.report()).countedNanos()).isEqualTo(10_000_000_000L);
        moves(13);
        assertThat(Objects.requireNonNull(analysis.report()).countedNanos()).isEqualTo(13_000_000_000L);
    }
}
