package io.adaflight.analyzer.analysis.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.analyzer.recording.event.EventCounts;
import io.adaflight.analyzer.recording.event.PressureCounts;
import io.adaflight.analyzer.recording.event.StateTimes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreadReportTest {
    private static ThreadReport thread(StateTimes states, long blockedWrites, long blockedNanos) {
        return new ThreadReport(
                "t",
                1,
                ThreadReport.Kind.THREAD,
                false,
                0,
                EventCounts.NONE,
                0,
                0,
                0,
                0,
                "NORMAL",
                states,
                blockedWrites,
                blockedNanos,
                PressureCounts.NONE,
                0,
                0,
                new SwapReport(0, null));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0, 0, 0, false",
        "1, 0, 0, 0, 0, 0, true",
        "0, 2, 0, 0, 0, 2, true",
        "0, 0, 1, 0, 0, 0, true",
        "0, 0, 0, 1, 0, 0, true",
        "0, 2, 0, 1, 3, 3, true"
    })
    void backPressure_anyOfIt_isSeen(
            long pressure, long dropping, long recovery, long writes, long blocked, long held, boolean seen) {
        ThreadReport thread = thread(new StateTimes(pressure, dropping, recovery), writes, blocked);
        assertThat(thread.isUnderBackPressure()).isEqualTo(seen);
        assertThat(thread.heldNanos()).isEqualTo(held);
    }
}
