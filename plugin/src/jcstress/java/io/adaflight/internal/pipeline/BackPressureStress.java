package io.adaflight.internal.pipeline;

import io.adaflight.BackPressureState;
import io.adaflight.Counter;
import io.adaflight.DropPolicy;
import io.adaflight.internal.counters.Columns;
import io.adaflight.internal.counters.Counts;
import io.adaflight.internal.counters.DurationEvents;
import io.adaflight.internal.time.NanoClock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Proves the block comment of {@link BackPressure}: producer and drain move the state along its edges only. */
public class BackPressureStress {
    private static final Map<BackPressureState, Set<BackPressureState>> EDGES = new EnumMap<>(Map.of(
            BackPressureState.NORMAL, Set.of(BackPressureState.PRESSURE),
            BackPressureState.PRESSURE, Set.of(BackPressureState.NORMAL, BackPressureState.DROPPING),
            BackPressureState.DROPPING, Set.of(BackPressureState.RECOVERY),
            BackPressureState.RECOVERY, Set.of(BackPressureState.DROPPING, BackPressureState.NORMAL)));

    private static final DurationEvents.Subject SUBJECT = new DurationEvents.Subject("stress", null, 1);

    /** Keeps the moves, and draws them as one way: as often out of each state as into it, but for the two ends. */
    private static final class Moves implements DurationEvents {
        private final ConcurrentLinkedQueue<Move> moves = new ConcurrentLinkedQueue<>();

        @Override
        public @Nullable Swap beginSwap() {
            return null;
        }

        @Override
        public @Nullable Blocked beginBlocked() {
            return null;
        }

        @Override
        public @Nullable Episode beginEpisode() {
            return null;
        }

        @Override
        public void moved(Move move) {
            moves.add(move);
        }

        String verdict(BackPressureState last) {
            Map<BackPressureState, Integer> balance = new EnumMap<>(BackPressureState.class);
            balance.merge(BackPressureState.NORMAL, 1, Integer::sum);
            balance.merge(last, -1, Integer::sum);
            for (Move move : moves) {
                if (!EDGES.getOrDefault(move.from(), Set.of()).contains(move.to())) {
                    return move.from() + " to " + move.to();
                }
                balance.merge(move.from(), -1, Integer::sum);
                balance.merge(move.to(), 1, Integer::sum);
            }
            if (balance.values().stream().anyMatch(ways -> ways != 0)) {
                return "a move is missing";
            }
            return "legal";
        }
    }

    /** The producer finds no ring, again and again, while the drain gives rings back. */
    @JCStressTest
    @Outcome(id = "legal", expect = Expect.ACCEPTABLE, desc = "one way along the edges")
    @Outcome(expect = Expect.FORBIDDEN, desc = "another edge, or a move from a state that was left before")
    @State
    public static class LegalEdges {
        private final Moves moves = new Moves();
        private final BackPressure backPressure =
                new BackPressure(StressedLane.options(moves, DropPolicy.newest()), () -> Counts.ZERO, () -> SUBJECT);

        @Actor
        public void producer() {
            backPressure.exhausted();
            backPressure.observe(0);
            backPressure.exhausted();
        }

        @Actor
        public void drain() {
            backPressure.observe(1);
            backPressure.observe(2);
            backPressure.observe(1);
        }

        @Arbiter
        public void after(L_Result result) {
            result.r1 = moves.verdict(backPressure.state());
        }
    }

    /** Weakened: a volatile state that is read, judged and written, without compare-and-set. */
    @JCStressTest
    @Outcome(id = "legal", expect = Expect.ACCEPTABLE, desc = "nothing came between the two")
    @Outcome(expect = Expect.ACCEPTABLE_INTERESTING, desc = "a move from a state that was left before")
    @State
    public static class LegalEdgesControl {
        private final Moves moves = new Moves();
        private volatile BackPressureState state = BackPressureState.PRESSURE;

        /** As after a first move. */
        public LegalEdgesControl() {
            moves.moved(new DurationEvents.Move(SUBJECT, BackPressureState.NORMAL, state, 0, 2));
        }

        @Actor
        public void producer() {
            if (state == BackPressureState.PRESSURE) {
                move(BackPressureState.DROPPING);
            }
        }

        @Actor
        public void drain() {
            if (state == BackPressureState.PRESSURE) {
                move(BackPressureState.NORMAL);
            }
        }

        private void move(BackPressureState next) {
            state = next;
            moves.moved(new DurationEvents.Move(SUBJECT, BackPressureState.PRESSURE, next, 0, 2));
        }

        @Arbiter
        public void after(L_Result result) {
            result.r1 = moves.verdict(state);
        }
    }

    /**
     * Two readings of the time under pressure while it ends: a reader exchanges the spell, too, so that a mover who looked at
     * the clock before it cannot take back what it saw.
     */
    @JCStressTest
    @Outcome(id = "forward", expect = Expect.ACCEPTABLE, desc = "the time stands or grows")
    @Outcome(id = "back", expect = Expect.FORBIDDEN, desc = "the time went back")
    @State
    public static class TimeUnderPressure {
        private final PipelineOptions options = StressedLane.options(DurationEvents.NONE, DropPolicy.newest());
        private final BackPressure backPressure = new BackPressure(options, () -> Counts.ZERO, () -> SUBJECT);

        /** Under pressure. */
        public TimeUnderPressure() {
            backPressure.observe(0);
        }

        @Actor
        public void drain() {
            backPressure.observe(2);
        }

        @Actor
        public void collector(L_Result result) {
            long first = read();
            long second = read();
            result.r1 = second < first ? "back" : "forward";
        }

        private long read() {
            long[] row = new long[Columns.COUNT];
            backPressure.addTo(row, 0, options.clock().nanos());
            return row[Columns.of(Counter.PRESSURE_NANOS)];
        }
    }

    /** Weakened: a reader counts the present spell for itself and does not exchange it. */
    @JCStressTest
    @Outcome(id = "forward", expect = Expect.ACCEPTABLE, desc = "the time stands or grows")
    @Outcome(id = "back", expect = Expect.ACCEPTABLE_INTERESTING, desc = "the time went back")
    @State
    public static class TimeUnderPressureControl {
        private final NanoClock clock = NanoClock.SYSTEM;
        private final long beganNanos = clock.nanos();
        private volatile long endedNanos;

        @Actor
        public void drain() {
            endedNanos = clock.nanos();
        }

        @Actor
        public void collector(L_Result result) {
            long first = read();
            long second = read();
            result.r1 = second < first ? "back" : "forward";
        }

        private long read() {
            long ended = endedNanos;
            return (ended == 0 ? clock.nanos() : ended) - beganNanos;
        }
    }
}
