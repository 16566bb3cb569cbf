package io.adaflight.scenario;

import java.util.Locale;
import java.util.Set;

/**
 * What is drawn for a run.
 *
 * @param kind what happens
 * @param settings under what it is recorded
 * @param path how events reach the drain threads
 * @param drains how many of them there are
 * @param producers how many threads write
 * @param stallNanos how long a wait is meant to last; what it lasted is measured
 * @param share which part of the events waits
 * @param batch how many events are taken between two waits where they come in batches; 1 where each event is for itself
 * @param overload how many times the time that there is, is needed while the drain is disturbed
 * @param use the part of a processor that each drain thread needs while nothing disturbs it
 * @param rate events a second, of all producers, as far as the wait allows
 * @param eventBytes the size of an event
 * @param fillMillis how long the pipeline can take events that nobody drains
 */
record Plan(
        ScenarioKind kind,
        Settings settings,
        PathKind path,
        int drains,
        int producers,
        long stallNanos,
        double share,
        int batch,
        double overload,
        double use,
        double rate,
        int eventBytes,
        int fillMillis) {
    /** Under what a run is recorded. */
    enum Settings {
        ADAFLIGHT,
        ADAFLIGHT_DETAIL,
        JDK_DEFAULT,
        NONE
    }

    /** How events reach the drain threads. */
    enum PathKind {
        /** Our own pipeline. */
        PIPELINE,
        /** A queue of the program, with calls around each take. */
        PAIRED_QUEUE,
        /** A queue of the program whose drain threads count only what they took. */
        PLAIN_QUEUE
    }

    private static final double MOST_EVENTS = 60_000;
    private static final Set<ScenarioKind> ONLY_PIPELINE = Set.of(ScenarioKind.LARGE_EVENTS);

    static Plan of(ScenarioKind kind, long seed) {
        Draw draw = draw(kind, seed);
        PathKind path = ONLY_PIPELINE.contains(kind)
                ? PathKind.PIPELINE
                : draw.pick(PathKind.PIPELINE, PathKind.PAIRED_QUEUE, PathKind.PLAIN_QUEUE);
        int batch = draw.chance(0.3) ? draw.between(2, 40) : 1;
        double share = batch > 1 ? 1.0 / batch : draw.chance(0.5) ? 1 : draw.logUniform(0.02, 1);
        return new Plan(
                kind,
                Settings.values()[(int) Math.floorMod(seed, 4L)],
                path,
                path == PathKind.PIPELINE || draw.chance(0.6) ? 1 : draw.between(2, 4),
                draw.between(1, 6),
                Math.round(draw.logUniform(50_000, 60_000_000)),
                share,
                batch,
                draw.logUniform(1.8, 8),
                draw.between(useAtLeast(kind), useAtLeast(kind) + 8) / 100.0,
                draw.logUniform(1_500, kind == ScenarioKind.BURSTS ? 12_000 : 60_000),
                (int) draw.logUniform(16, 600),
                kind == ScenarioKind.HEALTHY || kind == ScenarioKind.HEALTHY_WAITS
                        ? draw.between(600, 900)
                        : draw.between(50, 120));
    }

    /** What a run draws beyond its plan. */
    static Draw draw(ScenarioKind kind, long seed) {
        return new Draw(seed * 1009 + kind.name().hashCode());
    }

    /* The part of a processor that a drain thread needs when nothing disturbs it, in percent. */
    private static int useAtLeast(ScenarioKind kind) {
        return switch (kind) {
            case COMPETITORS -> 40;
            case USED_UP_QUOTA -> 22;
            case BURSTS -> 12;
            default -> 3;
        };
    }

    /**
     * The same with a rate, and where that alone does not help a share, at which the stalls overload the drain threads as much as is
     * meant.
     *
     * @param typicalNanos how long a stall takes; 0 where there is none
     */
    Plan fitting(double typicalNanos) {
        if (typicalNanos == 0) {
            return this;
        }
        double wanted = kind == ScenarioKind.HEALTHY_WAITS ? 0.3 + overload / 40 : overload;
        double leastShare = wanted * drains * 1e9 / (typicalNanos * MOST_EVENTS);
        double newShare = Math.min(1, Math.max(share, leastShare));
        double needed = wanted * drains * 1e9 / (typicalNanos * newShare);
        boolean healthy = kind == ScenarioKind.HEALTHY_WAITS;
        double newRate = Math.min(MOST_EVENTS, Math.max(needed, healthy ? needed : Math.min(rate, 3 * needed)));
        return new Plan(
                kind,
                settings,
                path,
                drains,
                producers,
                stallNanos,
                newShare,
                batch > 1 ? (int) Math.max(1, Math.round(1 / newShare)) : 1,
                overload,
                use,
                newRate,
                eventBytes,
                fillMillis);
    }

    /** The seconds of a processor that an event always takes. */
    double secondsOfEvent() {
        return use * drains / rate;
    }

    /** How many times faster producers write while the drain is disturbed. */
    double disturbedFactor() {
        return switch (kind) {
            case BURSTS -> 1.5 * overload / use / 3;
            case FASTER_PRODUCERS -> 1.2 + overload / 10;
            default -> 1;
        };
    }

    /** Each how many events one is too large while the drain is disturbed; 0 for none. */
    int largeEvery() {
        return kind == ScenarioKind.LARGE_EVENTS ? (int) (overload * 20) : 0;
    }

    /** The length of the wait as a class: which stalls are short. */
    static String lengthClass(double nanos) {
        return nanos < 200_000
                ? "< 0.2 ms"
                : nanos < 1_000_000 ? "< 1 ms" : nanos < 10_000_000 ? "< 10 ms" : ">= 10 ms";
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s %s %d drains, %d producers, %.0f us each %.0f events",
                settings,
                path,
                drains,
                producers,
                stallNanos / 1e3,
                1 / share);
    }
}
