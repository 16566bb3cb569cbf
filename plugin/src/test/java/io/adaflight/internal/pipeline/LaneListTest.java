package io.adaflight.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.DropPolicy;
import io.adaflight.internal.counters.DurationEvents;
import io.adaflight.internal.counters.ThreadCounters;
import io.adaflight.internal.time.NanoClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LaneListTest {
    private static final PipelineOptions OPTIONS = new PipelineOptions(
            "test",
            NanoClock.SYSTEM,
            DurationEvents.NONE,
            2,
            64,
            DropPolicy.oldest(),
            0.25,
            0.5,
            Duration.ZERO,
            Duration.ofMillis(1));

    private final LaneList lanes = new LaneList();

    private static Lane lane() {
        ThreadCounters metrics = new ThreadCounters("test", NanoClock.SYSTEM, DurationEvents.NONE);
        return new Lane(OPTIONS, new PipelineLife(), metrics, LaneOwner.thread(Thread.currentThread()));
    }

    private List<Lane> present() {
        List<Lane> present = new ArrayList<>();
        AtomicReferenceArray<@Nullable Lane> slots = lanes.slots();
        for (int slot = 0; slot < slots.length(); slot++) {
            Lane lane = slots.get(slot);
            if (lane != null) {
                present.add(lane);
            }
        }
        return present;
    }

    @Test
    void lanes_addedAndRemoved_areThoseThatAreLeft() {
        List<Lane> expected = new ArrayList<>();
        for (int number = 0; number < 100; number++) {
            Lane lane = lane();
            lanes.add(lane);
            expected.add(lane);
            if (number % 3 == 0) {
                lanes.remove(expected.remove(number / 2), number % 7);
            }
        }
        assertThat(present()).containsExactlyInAnyOrderElementsOf(expected);
        lanes.remove(lane());
        assertThat(present()).hasSameSizeAs(expected);
    }

    @Test
    void lanes_mostOfManyRemoved_doNotLeaveSlotsBehind() {
        List<Lane> many = new ArrayList<>();
        for (int number = 0; number < 1_000; number++) {
            many.add(lane());
            lanes.add(many.get(number));
        }
        many.forEach(lanes::remove);
        for (int number = 0; number < 20; number++) {
            Lane lane = lane();
            lanes.add(lane);
            lanes.remove(lane);
        }
        assertThat(lanes.slots().length()).isEqualTo(16);
        assertThat(present()).isEmpty();
    }
}
