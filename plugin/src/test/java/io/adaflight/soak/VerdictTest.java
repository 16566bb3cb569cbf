package io.adaflight.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.AdaFlight;
import io.adaflight.captured.CapturedOutput;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private final Verdict verdict = new Verdict("test");

    @Test
    void heap_thatIsFlatAfterItsWarmUp_isNoFault() {
        LiveHeap.judge(List.of(900L, 500L, 100L, 101L, 100L, 500L, 500L, 500L, 199L, 200L), 100, verdict);
        assertThat(verdict.faults()).isEmpty();
    }

    @Test
    void heap_thatGrew_isAFault() {
        LiveHeap.judge(List.of(0L, 0L, 100L, 100L, 0L, 0L, 0L, 0L, 201L, 201L), 100, verdict);
        assertThat(verdict.faults()).singleElement().asString().contains("grew by 101 bytes, at most 100");
    }

    @Test
    void heap_withTooFewSamples_isAFault() {
        LiveHeap.judge(List.of(1L, 1L, 1L, 1L), 100, verdict);
        assertThat(verdict.faults()).singleElement().asString().contains("4 samples");
    }

    @Test
    void tally_thatAgreesWithTheSnapshot_isNoFault() {
        count("agrees");
        new Tally("agrees", 3, 30, 1, 5, 1, 2, 20, 0).compareWithSnapshot(verdict);
        assertThat(verdict.faults()).isEmpty();
        assertThat(printed(0)).isEqualTo("PASSED test:");
    }

    @Test
    void tally_thatDiffersInOneCount_isAFaultThatNamesIt() {
        count("differs");
        new Tally("differs", 3, 30, 1, 5, 2, 2, 20, 0).compareWithSnapshot(verdict);
        assertThat(verdict.faults()).containsExactly("differs: filtered of the snapshot is 1, the workload counted 2");
        assertThat(printed(1))
                .startsWith("FAULT differs: filtered of the snapshot is 1, the workload counted 2")
                .endsWith("FAILED (1 faults) test:");
    }

    private String printed(int exitCode) {
        return CapturedOutput.of(() -> assertThat(verdict.print()).isEqualTo(exitCode))
                .stripTrailing();
    }

    private static void count(String pipeline) {
        var metrics = AdaFlight.metrics(pipeline);
        metrics.thread().written(3, 30);
        metrics.thread().evicted(1, 10);
        metrics.thread().rejected(5);
        metrics.thread().filtered();
        metrics.drainThread().drained(2, 20);
    }
}
