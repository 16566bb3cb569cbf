package io.adaflight.internal.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.adaflight.internal.counters.DurationEvents;
import io.adaflight.internal.counters.ThreadCounters;
import io.adaflight.internal.registry.ThreadRegistry;
import io.adaflight.internal.time.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RatesTest {
    private static final long WINDOW = Collector.LEAST_RATE_WINDOW.toNanos();

    private final ManualClock clock = new ManualClock();
    private final ThreadRegistry registry = new ThreadRegistry("orders", clock, DurationEvents.NONE);
    private final ThreadCounters metrics = registry.current();
    private final Collector collector = Snapshots.collector(registry, clock);

    /** What happens between two collections. */
    enum Pattern {
        STEADY(10_000_000, 0) {
            @Override
            long events(int step) {
                return 1_000;
            }
        },
        BURSTS(10_000_000, 0) {
            @Override
            long events(int step) {
                return step % 17 == 0 ? 500_000 : 0;
            }
        },
        GROWING(7_000_000, 0) {
            @Override
            long events(int step) {
                return (long) step * step;
            }
        },
        UNEVEN_COLLECTIONS(1_000, 60_000_000) {
            @Override
            long events(int step) {
                return step % 5 * 100L;
            }
        },
        SELDOM_COLLECTIONS(1_000_000_000, 50_000_000) {
            @Override
            long events(int step) {
                return 1_000_000L + step;
            }
        };

        private final long leastNanos;
        private final int moreNanos;

        Pattern(long leastNanos, int moreNanos) {
            this.leastNanos = leastNanos;
            this.moreNanos = moreNanos;
        }

        abstract long events(int step);

        long nanos(Random random) {
            return leastNanos + (moreNanos == 0 ? 0 : random.nextInt(moreNanos));
        }
    }

    private record Sample(long nanos, long events, long bytes) {}

    /**
     * The truth is what was written since one of the collections before, at least a window and at most two windows and an
     * interval ago.
     */
    @ParameterizedTest
    @EnumSource
    void rates_ofAnyPattern_areWithinOnePercentOfTheTruth(Pattern pattern) {
        Random random = new Random(42);
        List<Sample> samples = new ArrayList<>(List.of(new Sample(0, 0, 0)));
        long longest = pattern.leastNanos + pattern.moreNanos;
        for (int step = 1; step <= 1_000; step++) {
            long events = pattern.events(step);
            long bytes = events * (step % 97);
            metrics.written(events, bytes);
            clock.advanceNanos(pattern.nanos(random));
            CollectedSnapshot snapshot = collector.collectNow();
            Sample before = samples.get(samples.size() - 1);
            Sample now = new Sample(clock.nanos(), before.events + events, before.bytes + bytes);
            if (now.nanos < WINDOW) {
                assertThat(snapshot.rates().events()).isZero();
            } else {
                assertThat(samples)
                        .as("step %s: %s", step, snapshot.rates())
                        .anyMatch(base -> now.nanos - base.nanos >= WINDOW
                                && now.nanos - base.nanos <= 2 * WINDOW + longest
                                && isWithinOnePercent(snapshot.rates(), base, now));
            }
            assertThat(snapshot.row(0).eventsPerSecond())
                    .isEqualTo(snapshot.rates().events());
            assertThat(snapshot.row(0).bytesPerSecond())
                    .isEqualTo(snapshot.rates().bytes());
            samples.add(now);
        }
    }

    @Test
    void rates_ofASteadyStream_areThoseOfTheStream() {
        for (int step = 0; step < 500; step++) {
            metrics.written(1_000, 64_000);
            metrics.rejected(10, 0);
            clock.advance(Duration.ofMillis(9));
            collector.collectNow();
        }
        Rates rates = collector.latest().rates();
        assertThat(rates.events()).isCloseTo(1_000 / 0.009, within(1_000 / 0.009 / 100));
        assertThat(rates.bytes()).isCloseTo(64_000 / 0.009, within(64_000 / 0.009 / 100));
        assertThat(rates.dropped()).isCloseTo(10 / 0.009, within(10 / 0.009 / 100));
    }

    @Test
    void rates_firstWindow_areZeroUntilItHasPassed() {
        metrics.written(1_000, 10);
        clock.advanceNanos(WINDOW - 1);
        assertThat(collector.collectNow().rates().events()).isZero();
        assertThat(collector.latest().row(0).eventsPerSecond()).isZero();
        clock.advanceNanos(1);
        assertThat(collector.collectNow().rates().events()).isEqualTo(10_000);
    }

    @Test
    void rates_equalStamps_areThoseOfTheSameWindow() {
        metrics.written(1_000, 10);
        clock.advanceNanos(WINDOW);
        assertThat(collector.collectNow().rates().events()).isEqualTo(10_000);
        MovingAverages averages = collector.latest().rates().averages();
        CollectedSnapshot again = collector.collectNow();
        assertThat(again.rates().averages()).isEqualTo(averages);
        assertThat(again.rates().events()).isEqualTo(10_000);
    }

    @Test
    void rates_ofAThreadThatIsNew_countFromItsBegin() {
        clock.advanceNanos(WINDOW);
        collector.collectNow();
        registry.shared(0).written(500, 0);
        clock.advanceNanos(WINDOW);
        CollectedSnapshot snapshot = collector.collectNow();
        assertThat(snapshot.row(0).eventsPerSecond()).isZero();
        assertThat(snapshot.row(1).eventsPerSecond()).isEqualTo(5_000);
        assertThat(snapshot.rates().events()).isEqualTo(5_000);
    }

    @Test
    void rateWindow_longer_smoothsOverIt() {
        collector.setRateWindow(Duration.ofSeconds(1));
        metrics.written(1_000, 0);
        clock.advance(Duration.ofMillis(999));
        assertThat(collector.collectNow().rates().events()).isZero();
        clock.advance(Duration.ofMillis(1));
        assertThat(collector.collectNow().rates().events()).isEqualTo(1_000);
    }

    @Test
    void rates_clockSetBack_areZeroUntilItHasCaughtUp() {
        metrics.written(1_000, 0);
        clock.advanceNanos(WINDOW);
        assertThat(collector.collectNow().rates().events()).isPositive();
        clock.advanceNanos(-5 * WINDOW);
        metrics.written(1_000, 0);
        assertThat(collector.collectNow().rates().events()).isZero();
        clock.advanceNanos(10 * WINDOW);
        metrics.written(1_000, 0);
        assertThat(collector.collectNow().rates().events()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void rates_ofAnyClockAndCount_areFiniteAndNotNegative(long seed) {
        Random random = new Random(seed);
        clock.setNanos(seed % 2 == 0 ? Long.MAX_VALUE - WINDOW : random.nextLong());
        Collector fresh = Snapshots.collector(registry, clock);
        for (int step = 0; step < 2_000; step++) {
            long size = 1L << random.nextInt(step < 1_000 ? 40 : 63);
            metrics.written(size, random.nextInt());
            switch (random.nextInt(6)) {
                case 0 -> {}
                case 1 -> clock.advanceNanos(-(long) random.nextInt(1_000_000_000));
                case 2 ->
                    clock.advanceNanos(Duration.ofDays(random.nextInt(1_000)).toNanos());
                case 3 -> clock.advanceNanos(1);
                default -> clock.advanceNanos(random.nextInt(200_000_000));
            }
            CollectedSnapshot snapshot = fresh.collectNow();
            Rates rates = snapshot.rates();
            MovingAverages averages = rates.averages();
            assertThat(new double[] {
                        rates.events(),
                        rates.bytes(),
                        rates.dropped(),
                        averages.events1Minute(),
                        averages.events5Minutes(),
                        averages.events15Minutes(),
                        averages.bytes1Minute(),
                        averages.bytes5Minutes(),
                        averages.bytes15Minutes(),
                        snapshot.row(0).eventsPerSecond(),
                        snapshot.row(0).bytesPerSecond()
                    })
                    .as("step %s", step)
                    .satisfies(values -> {
                        for (double value : values) {
                            assertThat(value).isFinite().isNotNegative();
                        }
                    });
        }
    }

    private static boolean isWithinOnePercent(Rates rates, Sample base, Sample now) {
        double seconds = (now.nanos - base.nanos) / 1e9;
        double events = (now.events - base.events) / seconds;
        double bytes = (now.bytes - base.bytes) / seconds;
        return Math.abs(rates.events() - events) <= events / 100 && Math.abs(rates.bytes() - bytes) <= bytes / 100;
    }
}
