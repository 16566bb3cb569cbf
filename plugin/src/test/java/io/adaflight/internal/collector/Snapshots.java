package io.adaflight.internal.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.BackPressureState;
import io.adaflight.Counter;
import io.adaflight.internal.counters.Columns;
import io.adaflight.internal.counters.Counts;
import io.adaflight.internal.counters.ThreadGauge;
import io.adaflight.internal.registry.ThreadRegistry;
import io.adaflight.internal.time.NanoClock;
import java.time.Duration;

/** What tests of snapshots have in common. */
final class Snapshots {
    private Snapshots() {}

    /** A collector that collects whenever it is asked, with the least rate window. */
    static Collector collector(ThreadRegistry registry, NanoClock clock) {
        return new Collector(registry, clock, Duration.ZERO, Collector.LEAST_RATE_WINDOW);
    }

    static long written(CollectedSnapshot snapshot) {
        return snapshot.totals().get(Counter.EVENTS_WRITTEN);
    }

    /** Rows and retired threads must give the totals, to the event. */
    static void assertBalanced(CollectedSnapshot snapshot) {
        long[] sums = new long[Columns.COUNT];
        snapshot.retired().addTo(sums, 0);
        for (int row = 0; row < snapshot.rows(); row++) {
            snapshot.row(row).counts().addTo(sums, 0);
        }
        Counts expected = new Counts(sums, 0);
        for (Counter counter : Counter.values()) {
            if (snapshot.totals().get(counter) != expected.get(counter)) {
                assertThat(snapshot.totals().get(counter)).as("%s", counter).isEqualTo(expected.get(counter));
            }
        }
    }

    /** No counter may go back from one snapshot to a later one; the time of the latest swap alone is no counter. */
    static void assertNotBefore(CollectedSnapshot later, CollectedSnapshot earlier) {
        for (Counter counter : Counter.values()) {
            if (counter != Counter.SWAP_NANOS_LAST
                    && later.totals().get(counter) < earlier.totals().get(counter)) {
                assertThat(later.totals().get(counter))
                        .as("%s", counter)
                        .isGreaterThanOrEqualTo(earlier.totals().get(counter));
            }
        }
    }

    /** A gauge that says the same always. */
    record FixedGauge(BackPressureState state, int ringsInRotation) implements ThreadGauge {
        @Override
        public void addTo(long[] row, int offset, long nowNanos) {
            row[offset + Columns.of(Counter.PRESSURE_NANOS)] = nowNanos;
        }

        @Override
        public boolean isSettled() {
            return true;
        }
    }
}
