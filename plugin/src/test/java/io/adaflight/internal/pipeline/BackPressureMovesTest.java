package io.adaflight.internal.pipeline;

import static io.adaflight.BackPressureState.DROPPING;
import static io.adaflight.BackPressureState.NORMAL;
import static io.adaflight.BackPressureState.PRESSURE;
import static io.adaflight.BackPressureState.RECOVERY;
import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.BackPressureState;
import io.adaflight.Counter;
import io.adaflight.DropPolicy;
import io.adaflight.internal.counters.Columns;
import io.adaflight.internal.counters.Counts;
import io.adaflight.internal.counters.DurationEvents;
import io.adaflight.internal.time.ManualClock;
import io.adaflight.internal.time.Workers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BackPressureMovesTest {
    private static final Set<String> LEGAL = Set.of(
            "NORMAL PRESSURE",
            "PRESSURE DROPPING",
            "PRESSURE NORMAL",
            "DROPPING RECOVERY",
            "RECOVERY DROPPING",
            "RECOVERY NORMAL");

    private final ManualClock clock = new ManualClock();
    private final List<String> moves = Collections.synchronizedList(new ArrayList<>());
    private final List<DurationEvents.EpisodeDetail> episodes = Collections.synchronizedList(new ArrayList<>());
    private final long[] counted = new long[Columns.COUNT];
    private final DurationEvents events = new DurationEvents() {
        @Override
        public @Nullable Swap beginSwap() {
            return null;
        }

        @Override
        public @Nullable Blocked beginBlocked() {
            return null;
        }

        @Override
        public Episode beginEpisode() {
            return episodes::add;
        }

        @Override
        public void moved(Move move) {
            moves.add(move.from() + " " + move.to());
        }
    };
    private final PipelineOptions options = new PipelineOptions(
            "test", clock, events, 4, 64, DropPolicy.newest(), 0.25, 0.5, Duration.ofNanos(100), Duration.ofMillis(1));
    private final BackPressure backPressure =
            new BackPressure(options, this::counts, () -> new DurationEvents.Subject("test", null, 7));

    private Counts counts() {
        long[] row = counted.clone();
        backPressure.addTo(row, 0, clock.nanos());
        return new Counts(row, 0);
    }

    private long nanosIn(Counter counter, long nowNanos) {
        long[] row = new long[Columns.COUNT];
        backPressure.addTo(row, 0, nowNanos);
        return row[Columns.of(counter)];
    }

    @Test
    void state_freeRings_movesAtTheThresholds() {
        backPressure.observe(1);
        assertThat(backPressure.state()).isEqualTo(NORMAL);
        backPressure.observe(0);
        assertThat(backPressure.state()).isEqualTo(PRESSURE);
        backPressure.observe(1);
        assertThat(backPressure.state()).isEqualTo(PRESSURE);
        backPressure.observe(2);
        assertThat(backPressure.state()).isEqualTo(NORMAL);
        assertThat(moves).containsExactly("NORMAL PRESSURE", "PRESSURE NORMAL");
    }

    @Test
    void state_noneFree_recoversAfterTheTimeWithoutLoss() {
        backPressure.exhausted();
        backPressure.observe(0);
        assertThat(backPressure.state()).isEqualTo(DROPPING);
        backPressure.observe(4);
        assertThat(backPressure.state()).isEqualTo(RECOVERY);
        clock.advanceNanos(99);
        backPressure.observe(4);
        backPressure.exhausted();
        assertThat(backPressure.state()).isEqualTo(DROPPING);
        backPressure.observe(4);
        clock.advanceNanos(99);
        backPressure.observe(4);
        clock.advanceNanos(1);
        backPressure.observe(1);
        assertThat(backPressure.state()).isEqualTo(RECOVERY);
        backPressure.observe(2);
        assertThat(backPressure.state()).isEqualTo(NORMAL);
        assertThat(moves)
                .containsExactly(
                        "NORMAL PRESSURE",
                        "PRESSURE DROPPING",
                        "DROPPING RECOVERY",
                        "RECOVERY DROPPING",
                        "DROPPING RECOVERY",
                        "RECOVERY NORMAL");
    }

    @Test
    void recovery_collectedMeanwhile_stillCountsFromItsBegin() {
        backPressure.exhausted();
        backPressure.observe(4);
        clock.advanceNanos(60);
        assertThat(nanosIn(Counter.RECOVERY_NANOS, clock.nanos())).isEqualTo(60);
        clock.advanceNanos(40);
        backPressure.observe(4);
        assertThat(backPressure.state()).isEqualTo(NORMAL);
        assertThat(nanosIn(Counter.RECOVERY_NANOS, clock.nanos() + 1_000)).isEqualTo(100);
    }

    @Test
    void episode_ended_tellsWhatItCost() {
        counted[Columns.of(Counter.EVENTS_REJECTED)] = 5;
        backPressure.observe(0);
        clock.advanceNanos(10);
        backPressure.exhausted();
        counted[Columns.of(Counter.EVENTS_REJECTED)] = 8;
        clock.advanceNanos(20);
        backPressure.observe(1);
        clock.advanceNanos(100);
        backPressure.observe(4);
        assertThat(episodes).singleElement().satisfies(episode -> {
            assertThat(episode.worst()).isEqualTo(DROPPING);
            assertThat(episode.moves()).isEqualTo(4);
            assertThat(episode.cut()).isFalse();
            assertThat(episode.subject().threadId()).isEqualTo(7);
            assertThat(episode.lost().dropped()).isEqualTo(3);
            assertThat(episode.lost().get(Counter.PRESSURE_NANOS)).isEqualTo(10);
            assertThat(episode.lost().get(Counter.DROPPING_NANOS)).isEqualTo(20);
            assertThat(episode.lost().get(Counter.RECOVERY_NANOS)).isEqualTo(100);
        });
    }

    @Test
    void episode_cut_endsOnceAndNothingMovesAnyMore() {
        backPressure.observe(0);
        clock.advanceNanos(10);
        backPressure.cut();
        backPressure.cut();
        backPressure.exhausted();
        backPressure.observe(0);
        assertThat(backPressure.state()).isEqualTo(NORMAL);
        assertThat(moves).containsExactly("NORMAL PRESSURE");
        assertThat(nanosIn(Counter.PRESSURE_NANOS, 1_000)).isEqualTo(10);
        assertThat(episodes).singleElement().satisfies(episode -> {
            assertThat(episode.cut()).isTrue();
            assertThat(episode.worst()).isEqualTo(PRESSURE);
            assertThat(episode.moves()).isEqualTo(1);
        });
    }

    @Test
    void cut_withoutEpisode_recordsNothing() {
        backPressure.cut();
        assertThat(episodes).isEmpty();
        assertThat(moves).isEmpty();
    }

    @Test
    void time_moveReadTheClockBeforeTheCollector_doesNotGoBack() {
        backPressure.observe(0);
        assertThat(nanosIn(Counter.PRESSURE_NANOS, 50)).isEqualTo(50);
        clock.setNanos(30);
        backPressure.observe(4);
        assertThat(nanosIn(Counter.PRESSURE_NANOS, 60)).isEqualTo(50);
    }

    @Test
    void time_collectorsWithDifferentMoments_doesNotGoBack() {
        backPressure.observe(0);
        assertThat(nanosIn(Counter.PRESSURE_NANOS, 50)).isEqualTo(50);
        assertThat(nanosIn(Counter.PRESSURE_NANOS, 40)).isEqualTo(50);
        assertThat(nanosIn(Counter.PRESSURE_NANOS, 51)).isEqualTo(51);
    }

    @Test
    void moves_ofTwoThreadsAndACollector_areLegalAndTimeNeverGoesBack() throws InterruptedException {
        long seed = System.nanoTime();
        Workers.run(3, worker -> {
            Random random = new Random(seed + worker);
            long last = 0;
            for (int step = 0; step < 100_000; step++) {
                clock.advanceNanos(random.nextInt(100));
                if (worker == 2) {
                    Counts now = counts();
                    long sum = now.get(Counter.PRESSURE_NANOS)
                            + now.get(Counter.DROPPING_NANOS)
                            + now.get(Counter.RECOVERY_NANOS);
                    assertThat(sum).as("seed %d", seed).isGreaterThanOrEqualTo(last);
                    last = sum;
                } else if (random.nextInt(4) == 0) {
                    backPressure.exhausted();
                } else {
                    backPressure.observe(random.nextInt(5));
                }
            }
        });
        assertThat(LEGAL).as("seed %d", seed).containsAll(moves);
        long begun = moves.stream()
                .filter(move -> move.startsWith(BackPressureState.NORMAL.name()))
                .count();
        assertThat((long) episodes.size()).as("seed %d", seed).isBetween(begun - 1, begun);
    }
}
