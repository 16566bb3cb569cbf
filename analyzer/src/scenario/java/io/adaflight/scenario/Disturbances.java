package io.adaflight.scenario;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stalls of a run: those that all drain threads share, and those that each has for itself. */
final class Disturbances {
    private static final ScenarioKind[] WAITS = {
        ScenarioKind.SLEEP, ScenarioKind.MONITOR, ScenarioKind.PARK, ScenarioKind.FORCE, ScenarioKind.ROUND_TRIP
    };

    private final Draw draw;
    private final Plan plan;
    private final Path folder;
    private final List<ScenarioKind> kinds = new ArrayList<>();
    private final List<Stall> shared = new ArrayList<>();
    private final List<Stall> all = new ArrayList<>();

    Disturbances(Draw draw, Plan plan, Path folder) throws IOException {
        this.draw = draw;
        this.plan = plan;
        this.folder = folder;
        choose();
        for (ScenarioKind kind : kinds) {
            Stall stall = sharedStall(kind);
            if (stall != null) {
                shared.add(own(stall));
            }
        }
    }

    private void choose() {
        switch (plan.kind()) {
            case SLEEP, MONITOR, PARK, FORCE, ROUND_TRIP, COMPUTE, FEW_LOST -> kinds.add(plan.kind());
            case HEALTHY_WAITS, OVERLOAD, FASTER_PRODUCERS -> kinds.add(draw.pick(WAITS));
            case MIXED -> {
                int first = draw.between(0, WAITS.length - 1);
                kinds.add(WAITS[first]);
                kinds.add(WAITS[(first + draw.between(1, WAITS.length - 1)) % WAITS.length]);
            }
            default -> {}
        }
    }

    private @Nullable Stall sharedStall(ScenarioKind kind) throws IOException {
        return switch (kind) {
            case SLEEP -> new SleepStall(plan.stallNanos());
            case MONITOR -> new MonitorStall(draw, plan.stallNanos());
            case PARK -> ParkStalls.drawn(draw, plan.stallNanos());
            case ROUND_TRIP -> new RoundTripStall(draw, plan.stallNanos());
            case FEW_LOST ->
                new OnceStall(
                        draw.flip()
                                ? new SleepStall(plan.fillMillis() * 1_150_000L)
                                : ParkStalls.drawn(draw, plan.fillMillis() * 1_150_000L));
            default -> null;
        };
    }

    /** The stalls of each drain thread, to be taken in turns. */
    List<List<Stall>> ofDrainThreads(Plan drawn) throws IOException, GeneralSecurityException {
        List<List<Stall>> ofThreads = new ArrayList<>();
        for (int thread = 0; thread < drawn.drains(); thread++) {
            List<Stall> stalls = new ArrayList<>(shared);
            for (ScenarioKind kind : kinds) {
                if (kind == ScenarioKind.FORCE) {
                    stalls.add(own(new ForceStall(draw, folder)));
                } else if (kind == ScenarioKind.COMPUTE) {
                    stalls.add(own(new ComputeStall(Work.drawn(draw), drawn.stallNanos() / 1e9)));
                }
            }
            ofThreads.add(stalls);
        }
        return ofThreads;
    }

    private Stall own(Stall stall) {
        all.add(stall);
        return stall;
    }

    /** About how long one of several stalls takes; 0 where there is none, or one that happens once. */
    static double typicalNanos(List<Stall> stalls) throws Exception {
        long sum = 0;
        for (Stall stall : stalls) {
            if (stall instanceof OnceStall) {
                return 0;
            }
            sum += stall.typicalNanos();
        }
        return stalls.isEmpty() ? 0 : (double) sum / stalls.size();
    }

    void begin() {
        shared.forEach(Stall::begin);
    }

    void end() throws InterruptedException {
        for (Stall stall : shared) {
            stall.end();
        }
    }

    void close() throws IOException {
        for (Stall stall : all) {
            stall.close();
        }
    }
}
