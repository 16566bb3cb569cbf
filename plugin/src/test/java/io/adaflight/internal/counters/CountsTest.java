package io.adaflight.internal.counters;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.Counter;
import io.adaflight.EventCounts;
import java.lang.reflect.Method;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CountsTest {
    @Test
    void counts_ofAPartOfAnArray_readThatPart() {
        long[] values = new long[2 * Columns.COUNT + 1];
        for (int index = 0; index < values.length; index++) {
            values[index] = index;
        }
        Counts counts = new Counts(values, Columns.COUNT + 1);
        for (Counter counter : Counter.values()) {
            assertThat(counts.get(counter)).isEqualTo(Columns.COUNT + 1 + Columns.of(counter));
        }
    }

    @Test
    void accessors_each_readTheirCounter() {
        Map<Counter, ToLongFunction<EventCounts>> accessors = new EnumMap<>(Counter.class);
        accessors.put(Counter.EVENTS_WRITTEN, EventCounts::eventsWritten);
        accessors.put(Counter.BYTES_WRITTEN, EventCounts::bytesWritten);
        accessors.put(Counter.EVENTS_REJECTED, EventCounts::eventsRejected);
        accessors.put(Counter.BYTES_REJECTED, EventCounts::bytesRejected);
        accessors.put(Counter.EVENTS_EVICTED, EventCounts::eventsEvicted);
        accessors.put(Counter.BYTES_EVICTED, EventCounts::bytesEvicted);
        accessors.put(Counter.EVENTS_FILTERED, EventCounts::eventsFiltered);
        accessors.put(Counter.BLOCKED_WRITES, EventCounts::blockedWrites);
        accessors.put(Counter.BLOCKED_NANOS, EventCounts::blockedNanos);
        accessors.put(Counter.POOL_EXHAUSTIONS, EventCounts::poolExhaustions);
        accessors.put(Counter.RING_FULL, EventCounts::ringFull);
        accessors.put(Counter.ALLOCATION_FAILURES, EventCounts::allocationFailures);
        accessors.put(Counter.SWAPS, EventCounts::swaps);
        accessors.put(Counter.SWAP_NANOS, EventCounts::swapNanos);
        accessors.put(Counter.PRESSURE_NANOS, EventCounts::pressureNanos);
        accessors.put(Counter.DROPPING_NANOS, EventCounts::droppingNanos);
        accessors.put(Counter.RECOVERY_NANOS, EventCounts::recoveryNanos);
        accessors.put(Counter.QUEUE_DEPTH_MAXIMUM, EventCounts::queueDepthMaximum);
        accessors.put(Counter.SWAP_NANOS_MAXIMUM, EventCounts::swapNanosMaximum);
        accessors.put(Counter.SWAP_NANOS_LAST, EventCounts::swapNanosLast);
        assertThat(accessors).hasSize((int) Stream.of(EventCounts.class.getMethods())
                .filter(Method::isDefault)
                .count());
        accessors.forEach((counter, accessor) ->
                assertThat(accessor.applyAsLong(counts(Map.of(counter, 7L)))).isEqualTo(7));
    }

    @Test
    void offeredAndDropped_ofCounts_areTheirSums() {
        Counts counts = counts(Map.of(
                Counter.EVENTS_WRITTEN, 1L,
                Counter.EVENTS_REJECTED, 2L,
                Counter.EVENTS_FILTERED, 4L,
                Counter.EVENTS_EVICTED, 8L,
                Counter.BYTES_WRITTEN, 16L,
                Counter.BYTES_REJECTED, 32L,
                Counter.BYTES_EVICTED, 64L));
        assertThat(counts.offered()).isEqualTo(7);
        assertThat(counts.dropped()).isEqualTo(10);
        assertThat(counts.bytesDropped()).isEqualTo(96);
    }

    @Test
    void offeredAndDropped_nearTheEnd_saturate() {
        Counts counts = counts(Map.of(
                Counter.EVENTS_WRITTEN, Long.MAX_VALUE,
                Counter.EVENTS_REJECTED, Long.MAX_VALUE,
                Counter.EVENTS_FILTERED, Long.MAX_VALUE,
                Counter.EVENTS_EVICTED, 1L,
                Counter.BYTES_REJECTED, Long.MAX_VALUE,
                Counter.BYTES_EVICTED, 1L));
        assertThat(counts.offered()).isEqualTo(Long.MAX_VALUE);
        assertThat(counts.dropped()).isEqualTo(Long.MAX_VALUE);
        assertThat(counts.bytesDropped()).isEqualTo(Long.MAX_VALUE);
        assertThat(counts.dropRatio()).isEqualTo(1);
    }

    @Test
    void dropRatio_ofCounts_isDroppedToOffered() {
        assertThat(Counts.ZERO.dropRatio()).isZero();
        assertThat(counts(Map.of(Counter.EVENTS_WRITTEN, 3L, Counter.EVENTS_REJECTED, 1L))
                        .dropRatio())
                .isEqualTo(0.25);
        assertThat(counts(Map.of(Counter.EVENTS_FILTERED, 9L, Counter.EVENTS_REJECTED, 1L))
                        .dropRatio())
                .isEqualTo(0.1);
    }

    /** In an interval, more can be evicted than is written. */
    @Test
    void dropRatio_moreDroppedThanOffered_isOne() {
        assertThat(counts(Map.of(Counter.EVENTS_WRITTEN, 1L, Counter.EVENTS_EVICTED, 5L))
                        .dropRatio())
                .isEqualTo(1);
        assertThat(counts(Map.of(Counter.EVENTS_EVICTED, 5L)).dropRatio()).isZero();
    }

    @Test
    void swapNanosAverage_ofCounts_isTotalToSwaps() {
        assertThat(Counts.ZERO.swapNanosAverage()).isZero();
        assertThat(counts(Map.of(Counter.SWAPS, 4L, Counter.SWAP_NANOS, 10L)).swapNanosAverage())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void saturation_ofAnyCounter_isSeen(Counter counter) {
        assertThat(counts(Map.of(counter, Long.MAX_VALUE - 1)).isSaturated()).isFalse();
        assertThat(counts(Map.of(counter, Long.MAX_VALUE)).isSaturated()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void since_ofAnyCounter_isTheDifferenceOrTheGreatest(Counter counter) {
        Counts earlier = counts(Map.of(counter, 3L));
        Counts later = counts(Map.of(counter, 10L));
        assertThat(ThreadCountersTest.nonZero(later.since(earlier)))
                .isEqualTo(Map.of(counter, counter.isSum() ? 7L : 10L));
        assertThat(earlier.since(later).get(counter)).isEqualTo(counter.isSum() ? 0 : 3);
        assertThat(later.get(counter)).isEqualTo(10);
    }

    @ParameterizedTest
    @EnumSource
    void addTo_ofAnyCounter_addsOrKeepsTheGreatest(Counter counter) {
        long[] sums = new long[Columns.COUNT + 2];
        counts(Map.of(counter, 10L)).addTo(sums, 2);
        counts(Map.of(counter, 3L)).addTo(sums, 2);
        assertThat(ThreadCountersTest.nonZero(new Counts(sums, 2)))
                .isEqualTo(Map.of(counter, counter.isSum() ? 13L : 10L));
        assertThat(sums[0]).isZero();
        counts(Map.of(counter, Long.MAX_VALUE)).addTo(sums, 2);
        assertThat(new Counts(sums, 2).get(counter)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void counters_thatAreMaxima_areThoseThatDoNotAddUp() {
        for (Counter counter : Counter.values()) {
            assertThat(counter.isSum())
                    .as("%s", counter)
                    .isEqualTo(!counter.name().endsWith("_MAXIMUM") && counter != Counter.SWAP_NANOS_LAST);
        }
        assertThat(Columns.COUNT).isEqualTo(Counter.values().length);
    }

    @Test
    void saturatingSum_nearTheEnd_stopsThere() {
        assertThat(Saturation.add(Long.MAX_VALUE - 1, 1)).isEqualTo(Long.MAX_VALUE);
        assertThat(Saturation.add(Long.MAX_VALUE, 1)).isEqualTo(Long.MAX_VALUE);
        assertThat(Saturation.add(Long.MAX_VALUE, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
        assertThat(Saturation.add(2, 3)).isEqualTo(5);
    }

    @Test
    void saturatingInt_beyondTheEnd_stopsThere() {
        assertThat(Saturation.toInt(Integer.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
        assertThat(Saturation.toInt(Integer.MAX_VALUE + 1L)).isEqualTo(Integer.MAX_VALUE);
        assertThat(Saturation.toInt(Long.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
        assertThat(Saturation.toInt(7)).isEqualTo(7);
    }

    private static Counts counts(Map<Counter, Long> values) {
        long[] row = new long[Columns.COUNT];
        values.forEach((counter, value) -> row[Columns.of(counter)] = value);
        return new Counts(row, 0);
    }
}
