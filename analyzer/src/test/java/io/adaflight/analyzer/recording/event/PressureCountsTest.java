package io.adaflight.analyzer.recording.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PressureCountsTest {
    private static PressureCounts only(PressureCounter counted, long count) {
        return PressureCounts.of(counter -> counter == counted ? count : 0);
    }

    @Test
    void plus_eachCounter_isSummedAlone_andStopsAtTheEnd() {
        for (PressureCounter counter : PressureCounter.values()) {
            PressureCounts sum = only(counter, 3).plus(only(counter, 4));
            assertThat(sum).isEqualTo(only(counter, 7)).hasSameHashCodeAs(only(counter, 7));
            assertThat(sum.get(counter)).isEqualTo(7);
            assertThat(sum)
                    .isNotEqualTo(only(counter, 8))
                    .isNotEqualTo(7)
                    .hasToString(only(counter, 7).toString());
            assertThat(only(counter, Long.MAX_VALUE).plus(sum).get(counter)).isEqualTo(Long.MAX_VALUE);
        }
        assertThat(only(PressureCounter.RING_FULL, 2).toString()).startsWith("[0, 2");
        assertThat(PressureCounts.NONE).isEqualTo(only(PressureCounter.RING_FULL, 0));
    }

    @Test
    void counters_firstAndLater_areAll() {
        List<PressureCounter> all = new ArrayList<>(PressureCounter.FIRST);
        all.addAll(PressureCounter.LATER);
        assertThat(all).containsExactly(PressureCounter.values());
        assertThat(PressureCounter.ALLOCATION_FAILURES.column()).isEqualTo("allocation_failures");
    }
}
