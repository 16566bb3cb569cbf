package io.adaflight.analyzer.analysis.count;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.analyzer.analysis.result.TimeWindow;
import io.adaflight.analyzer.recording.event.VmPause;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

class PauseCounterTest {
    private static VmPause pause(long startNanos, long endNanos) {
        return new VmPause(endNanos, startNanos, VmPause.Kind.COLLECTION, "GC Pause");
    }

    @Test
    void pauses_outsideOfTheWindow_areLeftOut() {
        PauseCounter counter = new PauseCounter(new TimeWindow(100, 200, true));
        counter.add(pause(50, 99));
        counter.add(pause(90, 110));
        counter.add(pause(190, 210));
        counter.add(pause(201, 300));
        assertThat(counter.longest()).containsExactly(pause(90, 110), pause(190, 210));
    }

    @Test
    void pauses_ofMoreThanTwoThousand_theLongestAreKeptInTheOrderOfTime() {
        PauseCounter counter = new PauseCounter(new TimeWindow(0, 0, false));
        for (int index = 0; index < 3000; index++) {
            counter.add(pause(10_000L * index, 10_000L * index + index * 7919 % 3000));
        }
        assertThat(counter.longest())
                .hasSize(2000)
                .allMatch(pause -> pause.durationNanos() >= 1000)
                .isSortedAccordingTo(Comparator.comparingLong(VmPause::startNanos));
    }
}
