package io.adaflight.internal.counters;

import io.adaflight.BackPressureState;
import org.jspecify.annotations.Nullable;

/**
 * Where single happenings are recorded: a ring swap, a wait, an episode of back-pressure. Called on application threads,
 * off the path of an ordinary write; never throws.
 */
public interface DurationEvents {
    /** Records nothing. */
    DurationEvents NONE = new DurationEvents() {
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
        public void moved(Move move) {}
    };

    /** Begins a ring swap at this moment; null when no swap is recorded at present. */
    @Nullable
    Swap beginSwap();

    /** Begins a wait at this moment; null when no wait is recorded at present. */
    @Nullable
    Blocked beginBlocked();

    /** Begins an episode at this moment; null when no episode is recorded at present. */
    @Nullable
    Episode beginEpisode();

    /** Records a move between two states. */
    void moved(Move move);

    /** A ring swap that has begun. */
    interface Swap {
        /** Ends the swap at this moment and records it. */
        void end(String pipeline, SwapDetail detail);
    }

    /** A wait that has begun. */
    interface Blocked {
        /**
         * Ends the wait at this moment and records it.
         *
         * @param written whether the write got room in the end
         */
        void end(String pipeline, boolean written);
    }

    /** An episode of back-pressure that has begun. */
    interface Episode {
        /** Ends the episode at this moment and records it; on any thread. */
        void end(EpisodeDetail detail);
    }

    /**
     * What a ring swap was about.
     *
     * @param events events in the ring that was given up
     * @param bytes bytes of these events
     * @param freeRings rings that are free afterwards
     * @param rings rings that the thread has
     * @param poolExhausted whether no ring was free
     */
    record SwapDetail(int events, long bytes, int freeRings, int rings, boolean poolExhausted) {
        /** For a swap of which only the time is known. */
        public static final SwapDetail UNKNOWN = new SwapDetail(0, 0, 0, 0, false);
    }

    /**
     * The thread that something happened to.
     *
     * @param pipeline the name of the pipeline
     * @param thread the thread; null when it has ended
     * @param threadId its id; below 0 for one that stands for many
     */
    record Subject(String pipeline, @Nullable Thread thread, long threadId) {
        /** The thread's name; empty when it has ended. */
        public String threadName() {
            return thread == null ? "" : thread.getName();
        }
    }

    /**
     * A move from one state to another.
     *
     * @param subject whose state it is
     * @param from the state before
     * @param to the state after
     * @param freeRings rings that were free
     * @param rings the most rings that the thread can have
     */
    record Move(Subject subject, BackPressureState from, BackPressureState to, int freeRings, int rings) {}

    /**
     * What an episode cost.
     *
     * @param subject who suffered it
     * @param worst the worst state
     * @param lost counts of the episode alone
     * @param moves moves between states
     * @param cut whether thread or pipeline ended before the recovery
     */
    record EpisodeDetail(Subject subject, BackPressureState worst, Counts lost, int moves, boolean cut) {}
}
