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
import io.adaflight.internal.counters.DurationEvents.Move;
import io.adaflight.internal.counters.DurationEvents.Subject;
import io.adaflight.internal.pipeline.TestPipeline.RecordedEvents;
import io.adaflight.internal.registry.Registries;
import io.adaflight.internal.time.ManualClock;
import io.adaflight.internal.time.Workers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BackPressureTest {
    private static final Map<BackPressureState, Set<BackPressureState>> LEGAL = Map.of(
            NORMAL, Set.of(PRESSURE),
            PRESSURE, Set.of(NORMAL, DROPPING),
            DROPPING, Set.of(RECOVERY),
            RECOVERY, Set.of(DROPPING, NORMAL));

    private final ManualClock clock = new ManualClock();
    private final RecordedEvents events = new RecordedEvents();
    private final long[] counted = new long[Columns.COUNT];
    private final BackPressure lane = lane(events);

    private BackPressure lane(DurationEvents recorded) {
        return new BackPressure(
                options(recorded, 8, 0.25, 0.5),
                () -> new Counts(counted.clone(), 0),
                () -> new Subject("tested", null, 42));
    }

    private PipelineOptions options(DurationEvents recorded, int rings, double pressure, double normal) {
        return new PipelineOptions(
                "tested",
                clock,
                recorded,
                rings,
                64,
                DropPolicy.oldest(),
                pressure,
                normal,
                Duration.ofSeconds(1),
                Duration.ofMillis(100));
    }

    private long nanosIn(Counter counter) {
        long[] row = new long[Columns.COUNT];
        lane.addTo(row, 0, clock.nanos());
        return row[Columns.of(counter)];
    }

    @Test
    void normal_freeRings_staysUntilFewerThanAQuarterAreFree() {
        lane.observe(2);
        assertThat(lane.state()).isEqualTo(NORMAL);
        lane.observe(1);
        assertThat(lane.state()).isEqualTo(PRESSURE);
    }

    @Test
    void pressure_freeRings_staysUntilMoreThanHalfAreFree() {
        lane.observe(1);
        lane.observe(3);
        assertThat(lane.state()).isEqualTo(PRESSURE);
        lane.observe(4);
        assertThat(lane.state()).isEqualTo(NORMAL);
    }

    /** A lane has an active ring from its first write on: that one is never free. */
    @Test
    void everyAllowedConfiguration_canReachEveryState() {
        double[] thresholds = {Double.MIN_VALUE, 0.01, 0.25, 0.5, 0.75, 0.99, Math.nextDown(1.0)};
        for (int rings = 2; rings <= 64; rings++) {
            for (double pressure : thresholds) {
                for (double normal : thresholds) {
                    if (pressure <= normal) {
                        RingPipeline.builder(Registries.create(), clock, events, pipeline -> {})
                                .rings(rings)
                                .pressureThreshold(pressure)
                                .normalThreshold(normal);
                        assertReachesEveryState(rings, pressure, normal);
                    }
                }
            }
        }
    }

    private void assertReachesEveryState(int rings, double pressure, double normal) {
        BackPressure tested = new BackPressure(
                options(events, rings, pressure, normal),
                () -> new Counts(counted.clone(), 0),
                () -> new Subject("tested", null, 42));
        String configuration = rings + " rings, thresholds " + pressure + " and " + normal;
        tested.observe(0);
        assertThat(tested.state()).as(configuration).isEqualTo(PRESSURE);
        tested.observe(rings - 1);
        assertThat(tested.state()).as(configuration).isEqualTo(NORMAL);
        tested.exhausted();
        assertThat(tested.state()).as(configuration).isEqualTo(DROPPING);
        tested.observe(1);
        assertThat(tested.state()).as(configuration).isEqualTo(RECOVERY);
        clock.advance(Duration.ofSeconds(1));
        tested.observe(rings - 1);
        assertThat(tested.state()).as(configuration).isEqualTo(NORMAL);
    }

    @Test
    void normal_exhausted_movesThroughPressure() {
        lane.exhausted();
        assertThat(events.moves)
                .extracting(Move::from, Move::to)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(NORMAL, PRESSURE),
                        org.assertj.core.groups.Tuple.tuple(PRESSURE, DROPPING));
    }

    @Test
    void dropping_noRingFree_stays() {
        lane.exhausted();
        lane.observe(0);
        lane.exhausted();
        assertThat(lane.state()).isEqualTo(DROPPING);
        lane.observe(1);
        assertThat(lane.state()).isEqualTo(RECOVERY);
    }

    @Test
    void recovery_enoughFree_staysForTheRecoveryTime() {
        lane.exhausted();
        lane.observe(8);
        clock.advance(Duration.ofMillis(999));
        lane.observe(8);
        assertThat(lane.state()).isEqualTo(RECOVERY);
        clock.advance(Duration.ofMillis(1));
        lane.observe(3);
        assertThat(lane.state()).isEqualTo(RECOVERY);
        lane.observe(4);
        assertThat(lane.state()).isEqualTo(NORMAL);
    }

    @Test
    void recovery_exhausted_dropsAgain() {
        lane.exhausted();
        lane.observe(1);
        lane.exhausted();
        assertThat(lane.state()).isEqualTo(DROPPING);
    }

    @Test
    void times_inEachState_areCountedWithTheOpenSpell() {
        clock.advanceNanos(100);
        lane.observe(1);
        clock.advanceNanos(10);
        lane.exhausted();
        clock.advanceNanos(20);
        lane.observe(1);
        clock.advanceNanos(30);

        assertThat(nanosIn(Counter.PRESSURE_NANOS)).isEqualTo(10);
        assertThat(nanosIn(Counter.DROPPING_NANOS)).isEqualTo(20);
        assertThat(nanosIn(Counter.RECOVERY_NANOS)).isEqualTo(30);
        clock.advanceNanos(-1_000);
        assertThat(nanosIn(Counter.RECOVERY_NANOS)).isEqualTo(30);
    }

    @Test
    void episode_endsInNormal_hasWhatWasLostInIt() {
        counted[Columns.of(Counter.EVENTS_REJECTED)] = 3;
        lane.exhausted();
        counted[Columns.of(Counter.EVENTS_REJECTED)] = 10;
        lane.observe(8);
        clock.advance(Duration.ofSeconds(1));
        lane.observe(8);

        assertThat(events.episodes).singleElement().satisfies(episode -> {
            assertThat(episode.lost().dropped()).isEqualTo(7);
            assertThat(episode.worst()).isEqualTo(DROPPING);
            assertThat(episode.moves()).isEqualTo(4);
            assertThat(episode.cut()).isFalse();
            assertThat(episode.subject()).isEqualTo(new Subject("tested", null, 42));
        });
    }

    @Test
    void episode_withoutALoss_isOfPressure() {
        lane.observe(0);
        lane.observe(8);
        assertThat(events.episodes).singleElement().satisfies(episode -> {
            assertThat(episode.worst()).isEqualTo(PRESSURE);
            assertThat(episode.moves()).isEqualTo(2);
        });
    }

    @Test
    void cut_inAnEpisode_endsItWithoutAMove() {
        lane.exhausted();
        lane.cut();
        assertThat(lane.state()).isEqualTo(NORMAL);
        assertThat(events.moves).hasSize(2);
        assertThat(events.episodes).singleElement().matches(DurationEvents.EpisodeDetail::cut);
        lane.cut();
        assertThat(events.episodes).hasSize(1);
    }

    @Test
    void episode_notRecorded_movesAllTheSame() {
        BackPressure unrecorded = lane(DurationEvents.NONE);
        unrecorded.exhausted();
        unrecorded.cut();
        assertThat(unrecorded.state()).isEqualTo(NORMAL);
    }

    @Test
    void moves_fromTwoThreads_areLegalAndChain() throws InterruptedException {
        Workers.run(2, worker -> {
            for (int round = 0; round < 20_000; round++) {
                if (worker == 0 && round % 3 == 0) {
                    lane.exhausted();
                } else {
                    lane.observe((round * 7 + worker) % 9);
                    clock.advance(Duration.ofMillis(400));
                }
            }
        });
        List<Move> moves = List.copyOf(events.moves);
        assertThat(moves).hasSizeGreaterThan(100);
        assertThat(moves)
                .allMatch(move -> LEGAL.getOrDefault(move.from(), Set.of()).contains(move.to()));
        long into = moves.stream().filter(move -> move.to() == NORMAL).count();
        assertThat(events.episodes).hasSize((int) into);
    }
}
