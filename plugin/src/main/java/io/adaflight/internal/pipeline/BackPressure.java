package io.adaflight.internal.pipeline;

import io.adaflight.BackPressureState;
import io.adaflight.Counter;
import io.adaflight.internal.counters.Columns;
import io.adaflight.internal.counters.Counts;
import io.adaflight.internal.counters.DurationEvents;
import io.adaflight.internal.counters.DurationEvents.EpisodeDetail;
import io.adaflight.internal.counters.DurationEvents.Move;
import io.adaflight.internal.counters.DurationEvents.Subject;
import io.adaflight.internal.counters.Saturation;
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
     * A reader who has seen the present spell grow exchanges it, too, for one whose time is counted up to then: a move that
     * read the clock before the reader did would else take back what the reader saw.
     *
     *   NORMAL -> PRESSURE       few rings are free
     *   PRESSURE -> NORMAL       enough are free again
     *   PRESSURE -> DROPPING     one was needed, none was free
     *   DROPPING -> RECOVERY     one is free again
     *   RECOVERY -> DROPPING     none, again
     *   RECOVERY -> NORMAL       enough are free, and no loss for the recovery time: a loss would have moved to DROPPING
     *
     * BackPressureStress proves that there are no other moves, and that no reading goes back.
     */
    private final PipelineOptions options;
    private final Supplier<Counts> counts;
    private final Supplier<Subject> subject;
    private final AtomicReference<Spell> spell;

    /**
     * A lane in state NORMAL.
     *
     * @param counts the lane's counts at the moment of the call
     */
    BackPressure(PipelineOptions options, Supplier<Counts> counts, Supplier<Subject> subject) {
        this.options = options;
        this.counts = counts;
        this.subject = subject;
        this.spell = new AtomicReference<>(Spell.first(options.clock().nanos()));
    }

    private Spell present() {
        return Objects.requireNonNull(spell.get());
    }

    BackPressureState state() {
        return present().state;
    }

    /** Adds the time in each state, the present one included, to a row; never less than it added before. */
    void addTo(long[] row, int offset, long nowNanos) {
        Spell present = present();
        while (present.state != BackPressureState.NORMAL) {
            Spell counted = present.countedUpTo(nowNanos);
            if (spell.compareAndSet(present, counted)) {
                counted.addTo(row, offset);
                return;
            }
            present = present();
        }
        present.addTo(row, offset);
    }

    /** Moves because a ring was needed and none was free. */
    void exhausted() {
        Spell present = present();
        while (present.state != BackPressureState.DROPPING && !present.ended) {
            BackPressureState next =
                    present.state == BackPressureState.NORMAL ? BackPressureState.PRESSURE : BackPressureState.DROPPING;
            move(present, next, 0);
            present = present();
        }
    }

    /** Moves, if at all, because of how many rings are free; those not allocated yet count. */
    void observe(int freeRings) {
        double share = options.freeShare(freeRings);
        boolean moved = false;
        while (!moved) {
            Spell present = present();
            BackPressureState next = present.ended ? present.state : next(present, freeRings, share);
            moved = next == present.state || move(present, next, freeRings);
        }
    }

    private BackPressureState next(Spell present, int freeRings, double share) {
        return switch (present.state) {
            case NORMAL -> share < options.pressureThreshold() ? BackPressureState.PRESSURE : present.state;
            case PRESSURE -> share > options.normalThreshold() ? BackPressureState.NORMAL : present.state;
            case DROPPING -> freeRings > 0 ? BackPressureState.RECOVERY : present.state;
            default ->
                share > options.normalThreshold()
                                && options.clock().nanos() - present.beganNanos
                                        >= options.recoveryTime().toNanos()
                        ? BackPressureState.NORMAL
                        : present.state;
        };
    }

    private boolean move(Spell present, BackPressureState next, int freeRings) {
        Episode episode = present.episode;
        Episode nextEpisode = null;
        if (next != BackPressureState.NORMAL) {
            nextEpisode = episode == null ? begin() : episode.moved(next);
        }
        boolean moved =
                spell.compareAndSet(present, present.next(next, options.clock().nanos(), nextEpisode));
        if (moved) {
            options.events().moved(new Move(subject.get(), present.state, next, freeRings, options.rings()));
            if (nextEpisode == null && episode != null) {
                end(episode, episode.moves + 1, false);
            }
        }
        return moved;
    }

    /** Ends the state, since the lane ends, and an episode that is under way. No move is recorded, then or later. */
    void cut() {
        Spell present = present();
        while (!present.ended
                && !spell.compareAndSet(present, present.last(options.clock().nanos()))) {
            present = present();
        }
        Episode episode = present.episode;
        if (episode != null && !present.ended) {
            end(episode, episode.moves, true);
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

    /**
     * A time in one state.
     *
     * @param state the state
     * @param ended whether the lane has ended
     * @param beganNanos when the state began
     * @param countedNanos up to when the times are counted
     * @param episode the episode that the state is part of; null in NORMAL
     */
    private record Spell(
            BackPressureState state,
            boolean ended,
            long beganNanos,
            long countedNanos,
            long pressureNanos,
            long droppingNanos,
            long recoveryNanos,
            @Nullable Episode episode) {
        static Spell first(long nowNanos) {
            return new Spell(BackPressureState.NORMAL, false, nowNanos, nowNanos, 0, 0, 0, null);
        }

        Spell next(BackPressureState nextState, long nowNanos, @Nullable Episode nextEpisode) {
            Spell counted = countedUpTo(nowNanos);
            return counted.with(nextState, false, nowNanos, nextEpisode);
        }

        Spell last(long nowNanos) {
            return countedUpTo(nowNanos).with(BackPressureState.NORMAL, true, nowNanos, null);
        }

        private Spell with(BackPressureState newState, boolean nowEnded, long began, @Nullable Episode newEpisode) {
            return new Spell(
                    newState, nowEnded, began, countedNanos, pressureNanos, droppingNanos, recoveryNanos, newEpisode);
        }

        Spell countedUpTo(long nowNanos) {
            long more = Math.max(0, nowNanos - countedNanos);
            return new Spell(
                    state,
                    ended,
                    beganNanos,
                    countedNanos + more,
                    Saturation.add(pressureNanos, state == BackPressureState.PRESSURE ? more : 0),
                    Saturation.add(droppingNanos, state == BackPressureState.DROPPING ? more : 0),
                    Saturation.add(recoveryNanos, state == BackPressureState.RECOVERY ? more : 0),
                    episode);
        }

        void addTo(long[] row, int offset) {
            add(row, offset + Columns.of(Counter.PRESSURE_NANOS), pressureNanos);
            add(row, offset + Columns.of(Counter.DROPPING_NANOS), droppingNanos);
            add(row, offset + Columns.of(Counter.RECOVERY_NANOS), recoveryNanos);
        }

        private static void add(long[] row, int column, long nanos) {
            row[column] = Saturation.add(row[column], nanos);
        }
    }
}
