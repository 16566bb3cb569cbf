package io.adaflight.pipeline;

import io.adaflight.counters.BackPressureState;
import io.adaflight.counters.Counter;
import io.adaflight.counters.Counts;
import io.adaflight.counters.DurationEvents;
import io.adaflight.counters.DurationEvents.EpisodeDetail;
import io.adaflight.counters.DurationEvents.Move;
import io.adaflight.counters.DurationEvents.Subject;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The back-pressure state of a lane. The producer and the drain both move it; any thread reads it. */
final class BackPressure {
    /*
     * The state, the time in each state so far and the episode are one immutable object, exchanged by compare-and-set in a
     * loop; whoever exchanges it records the move. A lost race costs an object and tries again from the new state.
     *
     *   NORMAL -> PRESSURE       few rings are free
     *   PRESSURE -> NORMAL       enough are free again
     *   PRESSURE -> DROPPING     one was needed, none was free
     *   DROPPING -> RECOVERY     one is free again
     *   RECOVERY -> DROPPING     none, again
     *   RECOVERY -> NORMAL       enough are free, and no loss for the recovery time: a loss would have moved to DROPPING
     */
    private final PipelineOptions options;
    private final Supplier<Counts> counts;
    private final Supplier<Subject> subject;
    private final AtomicReference<Spell> spell;

    /**
     * A lane in state NORMAL.
     *
     * @param counts the lane's counts at the moment of the call
     * @param before the times in each state that an earlier lane of the same thread has seen
     */
    BackPressure(PipelineOptions options, Supplier<Counts> counts, Supplier<Subject> subject, Counts before) {
        this.options = options;
        this.counts = counts;
        this.subject = subject;
        this.spell = new AtomicReference<>(new Spell(
                BackPressureState.NORMAL,
                options.clock().nanos(),
                before.get(Counter.PRESSURE_NANOS),
                before.get(Counter.DROPPING_NANOS),
                before.get(Counter.RECOVERY_NANOS),
                null));
    }

    private Spell present() {
        return Objects.requireNonNull(spell.get());
    }

    BackPressureState state() {
        return present().state;
    }

    /** Adds the time in each state, the present one included, to a row. */
    void addTo(long[] row, int offset, long nowNanos) {
        present().addTo(row, offset, nowNanos);
    }

    /** Moves because a ring was needed and none was free. */
    void exhausted() {
        while (true) {
            Spell present = present();
            BackPressureState next = switch (present.state) {
                case NORMAL -> BackPressureState.PRESSURE;
                case PRESSURE, RECOVERY -> BackPressureState.DROPPING;
                default -> present.state;
            };
            if (next == present.state) {
                return;
            }
            move(present, next, 0);
        }
    }

    /** Moves, if at all, because of how many rings are free; those not allocated yet count. */
    void observe(int freeRings) {
        Spell present = present();
        double share = (double) freeRings / options.rings();
        BackPressureState next = next(present, freeRings, share);
        if (next != present.state) {
            move(present, next, freeRings);
        }
    }

    private BackPressureState next(Spell present, int freeRings, double share) {
        return switch (present.state) {
            case NORMAL -> share < options.pressureThreshold() ? BackPressureState.PRESSURE : present.state;
            case PRESSURE -> share > options.normalThreshold() ? BackPressureState.NORMAL : present.state;
            case DROPPING -> freeRings > 0 ? BackPressureState.RECOVERY : present.state;
            default ->
                share > options.normalThreshold()
                                && options.clock().nanos() - present.sinceNanos
                                        >= options.recoveryTime().toNanos()
                        ? BackPressureState.NORMAL
                        : present.state;
        };
    }

    private void move(Spell present, BackPressureState next, int freeRings) {
        Episode episode = present.episode;
        Episode nextEpisode = null;
        if (next != BackPressureState.NORMAL) {
            nextEpisode = episode == null ? begin() : episode.moved(next);
        }
        if (spell.compareAndSet(present, present.next(next, options.clock().nanos(), nextEpisode))) {
            options.events().moved(new Move(subject.get(), present.state, next, freeRings, options.rings()));
            if (nextEpisode == null && episode != null) {
                end(episode, episode.moves + 1, false);
            }
        }
    }

    /** Ends an episode that is under way, since the lane ends; no move is recorded, for there is no state any more. */
    void cut() {
        Spell present = present();
        while (present.episode != null) {
            Episode episode = present.episode;
            if (spell.compareAndSet(
                    present,
                    present.next(BackPressureState.NORMAL, options.clock().nanos(), null))) {
                end(episode, episode.moves, true);
            }
            present = present();
        }
    }

    private Episode begin() {
        return new Episode(options.events().beginEpisode(), counts.get(), BackPressureState.PRESSURE, 1);
    }

    private void end(Episode episode, int moves, boolean cut) {
        if (episode.event != null) {
            episode.event.end(
                    new EpisodeDetail(subject.get(), episode.worst, counts.get().since(episode.before), moves, cut));
        }
    }

    private record Episode(DurationEvents.@Nullable Episode event, Counts before, BackPressureState worst, int moves) {
        Episode moved(BackPressureState state) {
            return new Episode(event, before, state == BackPressureState.DROPPING ? state : worst, moves + 1);
        }
    }

    private record Spell(
            BackPressureState state,
            long sinceNanos,
            long pressureNanos,
            long droppingNanos,
            long recoveryNanos,
            @Nullable Episode episode) {
        Spell next(BackPressureState nextState, long nowNanos, @Nullable Episode nextEpisode) {
            return new Spell(
                    nextState,
                    nowNanos,
                    nanosIn(BackPressureState.PRESSURE, pressureNanos, nowNanos),
                    nanosIn(BackPressureState.DROPPING, droppingNanos, nowNanos),
                    nanosIn(BackPressureState.RECOVERY, recoveryNanos, nowNanos),
                    nextEpisode);
        }

        void addTo(long[] row, int offset, long nowNanos) {
            row[offset + Counter.PRESSURE_NANOS.column()] +=
                    nanosIn(BackPressureState.PRESSURE, pressureNanos, nowNanos);
            row[offset + Counter.DROPPING_NANOS.column()] +=
                    nanosIn(BackPressureState.DROPPING, droppingNanos, nowNanos);
            row[offset + Counter.RECOVERY_NANOS.column()] +=
                    nanosIn(BackPressureState.RECOVERY, recoveryNanos, nowNanos);
        }

        private long nanosIn(BackPressureState of, long before, long nowNanos) {
            return state == of ? before + Math.max(0, nowNanos - sinceNanos) : before;
        }
    }
}
