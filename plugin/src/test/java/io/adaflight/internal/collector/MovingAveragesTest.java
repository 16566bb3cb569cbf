package io.adaflight.internal.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.adaflight.internal.counters.DurationEvents;
import io.adaflight.internal.registry.ThreadRegistry;
import io.adaflight.internal.time.ManualClock;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MovingAveragesTest {
    private static final double NANOS_OF_A_MINUTE = 60e9;

    @Test
    void averages_first_takeOverTheRates() {
        assertThat(MovingAverages.first(7, 70)).isEqualTo(new MovingAverages(7, 7, 7, 70, 70, 70));
    }

    /** After a time t of a constant rate r, an average that was a is r + (a - r) * exp(-t / T), however t was divided. */
    @Test
    void averages_ofAConstantRate_followTheClosedForm() {
        Random random = new Random(7);
        MovingAverages averages = MovingAverages.first(1_000, 5);
        long passed = 0;
        for (int interval = 0; interval < 500; interval++) {
            long nanos = 1 + (long) (random.nextDouble() * 2e9);
            averages = averages.next(nanos, 200, 80_000);
            passed += nanos;
        }
        assertClosedForm(averages.events1Minute(), 1_000, 200, passed, 1);
        assertClosedForm(averages.events5Minutes(), 1_000, 200, passed, 5);
        assertClosedForm(averages.events15Minutes(), 1_000, 200, passed, 15);
        assertClosedForm(averages.bytes1Minute(), 5, 80_000, passed, 1);
        assertClosedForm(averages.bytes5Minutes(), 5, 80_000, passed, 5);
        assertClosedForm(averages.bytes15Minutes(), 5, 80_000, passed, 15);
    }

    @Test
    void averages_afterALongGap_areTheLastRate() {
        MovingAverages averages =
                MovingAverages.first(1_000, 1_000).next(Duration.ofDays(10).toNanos(), 3, 4);
        assertThat(averages.events15Minutes()).isCloseTo(3, within(1e-9));
        assertThat(averages.bytes15Minutes()).isCloseTo(4, within(1e-9));
    }

    @Test
    void averages_ofACollector_areThoseOfItsIntervals() {
        ManualClock clock = new ManualClock();
        ThreadRegistry registry = new ThreadRegistry("orders", clock, DurationEvents.NONE);
        Collector collector = Snapshots.collector(registry, clock);
        assertThat(collector.collectNow().rates().averages()).isEqualTo(MovingAverages.NONE);
        registry.current().written(2_000, 4_000);
        clock.advance(Duration.ofSeconds(2));
        assertThat(collector.collectNow().rates().averages()).isEqualTo(MovingAverages.first(1_000, 2_000));
        for (int second = 0; second < 60; second++) {
            registry.current().written(300, 0);
            clock.advance(Duration.ofSeconds(1));
            collector.collectNow();
        }
        MovingAverages averages = collector.latest().rates().averages();
        assertClosedForm(averages.events1Minute(), 1_000, 300, 60_000_000_000L, 1);
        assertClosedForm(averages.events15Minutes(), 1_000, 300, 60_000_000_000L, 15);
        assertClosedForm(averages.bytes5Minutes(), 2_000, 0, 60_000_000_000L, 5);
    }

    private static void assertClosedForm(double average, double from, double to, long nanos, int minutes) {
        double expected = to + (from - to) * Math.exp(-nanos / (minutes * NANOS_OF_A_MINUTE));
        assertThat(average).isCloseTo(expected, within(Math.abs(expected) * 1e-9));
    }
}
