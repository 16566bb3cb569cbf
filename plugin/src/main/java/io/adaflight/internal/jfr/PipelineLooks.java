package io.adaflight.internal.jfr;

import io.adaflight.internal.collector.CollectedPipeline;
import io.adaflight.internal.registry.DrainRegistration;
import java.util.List;

/** Which drain threads of one pipeline are looked at next, and what time each look stands for. For one thread at a time. */
final class PipelineLooks {
    /** How many threads of a pipeline are looked at in one round; of more threads, each in turns. */
    static final int AT_A_TIME = 4;

    /** After a longer pause than this, the next look stands for no more than this time. */
    private static final long LONGEST_PAUSE_NANOS = 1_000_000_000;

    private final CollectedPipeline pipeline;
    private final PressureWatch pressure;
    private boolean losing;
    private long tickNanos;
    private long standsSinceNanos;
    private List<DrainRegistration> live = List.of();
    private int next;

    PipelineLooks(CollectedPipeline pipeline, PressureWatch pressure, long nowNanos) {
        this.pipeline = pipeline;
        this.pressure = pressure;
        rebase(nowNanos);
    }

    String name() {
        return pipeline.name();
    }

    boolean areAt(CollectedPipeline other) {
        return pipeline == other;
    }

    /** Whether the next look stands for time in which the pipeline was losing events. */
    boolean isLosing() {
        return losing;
    }

    /** No time before this moment is looked for. */
    void rebase(long nowNanos) {
        tickNanos = nowNanos;
        standsSinceNanos = nowNanos;
    }

    /** A period has passed; no look stands for both calm and losing time. */
    void tick(long nowNanos) {
        if (nowNanos - tickNanos > LONGEST_PAUSE_NANOS) {
            rebase(nowNanos - LONGEST_PAUSE_NANOS);
        }
        boolean now = pressure.isLosing(nowNanos);
        if (now != losing) {
            losing = now;
            standsSinceNanos = tickNanos;
        }
        tickNanos = nowNanos;
    }

    /** Begins a round of looks; how many threads there are to look at. None where there is no time that a look stands for. */
    int beginRound() {
        live = pipeline.registry().drainThreads().stream()
                .filter(drain -> !drain.isEnded())
                .toList();
        if (live.isEmpty()) {
            standsSinceNanos = tickNanos;
        }
        return tickNanos == standsSinceNanos ? 0 : Math.min(AT_A_TIME, live.size());
    }

    /** The thread whose turn it is. */
    DrainRegistration next() {
        next = next + 1 < live.size() ? next + 1 : 0;
        return live.get(next);
    }

    /**
     * Ends a round: the looks stand for the time of all threads since the last round.
     *
     * @param looks how many there were; at least 1
     * @return the time that each stands for
     */
    long endRound(int looks) {
        long nanos = (tickNanos - standsSinceNanos) * live.size() / looks;
        standsSinceNanos = tickNanos;
        return nanos;
    }
}
