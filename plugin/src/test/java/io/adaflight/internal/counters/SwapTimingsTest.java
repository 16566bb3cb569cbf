package io.adaflight.internal.counters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adaflight.Counter;
import java.lang.invoke.MethodHandles;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SwapTimingsTest {
    private final SwapTimings timings = new SwapTimings();

    @Test
    void swaps_recorded_giveCountTotalLastMaximumAndAverage() {
        timings.record(10);
        timings.record(40);
        timings.record(13);
        assertThat(ThreadCountersTest.nonZero(counts()))
                .isEqualTo(Map.of(
                        Counter.SWAPS, 3L,
                        Counter.SWAP_NANOS, 63L,
                        Counter.SWAP_NANOS_MAXIMUM, 40L,
                        Counter.SWAP_NANOS_LAST, 13L));
        assertThat(counts().swapNanosAverage()).isEqualTo(21);
    }

    @Test
    void swap_ofNegativeTime_countsAsNoTime() {
        timings.record(-5);
        timings.record(Long.MIN_VALUE);
        assertThat(ThreadCountersTest.nonZero(counts())).isEqualTo(Map.of(Counter.SWAPS, 2L));
        assertThat(timings.bucketOpaque(0)).isEqualTo(2);
    }

    @Test
    void swaps_totalNearItsEnd_saturates() {
        timings.record(Long.MAX_VALUE);
        timings.record(Long.MAX_VALUE);
        assertThat(counts().get(Counter.SWAP_NANOS)).isEqualTo(Long.MAX_VALUE);
        assertThat(counts().get(Counter.SWAPS)).isEqualTo(2);
    }

    @Test
    void swaps_bucketAtItsEnd_staysThere() throws ReflectiveOperationException {
        var field = SwapTimings.class.getDeclaredField("buckets");
        field.setAccessible(true);
        Arrays.fill((int[]) field.get(timings), Integer.MAX_VALUE - 1);
        timings.record(3);
        assertThat(timings.bucketOpaque(3)).isEqualTo(Integer.MAX_VALUE);
        timings.record(3);
        assertThat(timings.bucketOpaque(3)).isEqualTo(Integer.MAX_VALUE);
        assertThat(counts().get(Counter.SWAPS)).isEqualTo(2);
    }

    @Test
    void field_thatDoesNotExist_failsTheClassThatNamesIt() {
        assertThatThrownBy(() -> LongFields.find(MethodHandles.lookup(), SwapTimings.class, "missing"))
                .isInstanceOf(ExceptionInInitializerError.class)
                .hasCauseInstanceOf(NoSuchFieldException.class);
    }

    @Test
    void field_thatExists_isRead() {
        assertThat((long) LongFields.find(MethodHandles.lookup(), Probe.class, "value")
                        .get(new Probe()))
                .isEqualTo(7);
    }

    private static final class Probe {
        @SuppressWarnings("unused")
        private final long value = Long.parseLong("7");
    }

    private Counts counts() {
        long[] row = new long[Columns.COUNT];
        timings.readOpaque(row, 0);
        return new Counts(row, 0);
    }
}
