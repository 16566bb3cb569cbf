package io.adaflight.scenario;

import io.adaflight.AdaFlight;
import io.adaflight.DropPolicy;
import io.adaflight.EventPipeline;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The program that is recorded: a pipeline that is disturbed from time to time. */
public final class ScenarioMain {
    private final ScenarioKind kind;
    private final Draw draw;
    private final Path folder;
    private final int producers;
    private final double rate;
    private final double use;
    private final Work baseWork;

    private ScenarioMain(ScenarioKind kind, long seed, Path folder) throws GeneralSecurityException {
        this.kind = kind;
        this.draw = new Draw(seed * 1009 + kind.name().hashCode());
        this.folder = folder;
        this.producers = draw.between(2, 4);
        this.rate = draw.between(20, 90) * 1000.0;
        this.use = draw.between(useAtLeast(kind.first()), useAtLeast(kind.first()) + 8) / 100.0;
        this.baseWork = Work.drawn(draw);
    }

    /* The part of a processor that the drain needs when nothing disturbs it, in percent. */
    private static int useAtLeast(ScenarioKind kind) {
        return switch (kind) {
            case COMPETITORS -> 45;
            case USED_UP_QUOTA -> 25;
            case BURSTS -> 12;
            case SLEEPING_SINK -> 15;
            default -> 4;
        };
    }

    /**
     * Runs a scenario.
     *
     * @param arguments the kind, the seed, and a folder for files
     */
    public static void main(String[] arguments) throws Exception {
        new ScenarioMain(ScenarioKind.valueOf(arguments[0]), Long.parseLong(arguments[1]), Path.of(arguments[2])).run();
    }

    private void run() throws Exception {
        int eventBytes = draw.between(24, 200);
        int rings = draw.between(3, 8);
        int fillMillis = kind == ScenarioKind.HEALTHY ? draw.between(500, 900) : draw.between(50, 120);
        double bytesOfThread = rate / producers * (eventBytes + 4) * fillMillis / 1000;
        ScenarioKind second = kind.second();
        try (Disturbance first = disturbance(kind.first());
                Disturbance other = second == null ? millis -> {} : disturbance(second);
                EventPipeline pipeline = AdaFlight.pipeline(draw.name())
                        .rings(rings)
                        .ringBytes((int) Math.max(1024, Math.min(1 << 24, bytesOfThread / rings)))
                        .dropPolicy(draw.flip() ? DropPolicy.oldest() : DropPolicy.newest())
                        .sink(event -> {
                            baseWork.work(use / rate);
                            first.onEvent(event);
                            other.onEvent(event);
                        })
                        .open()) {
            first.prepare();
            other.prepare();
            Load load = new Load(pipeline, draw, producers, rate / producers, eventBytes);
            load.start();
            TimeUnit.MILLISECONDS.sleep(draw.between(1000, 1500));
            disturb(kind.first(), first, load, times(kind.first()), 1);
            if (second != null) {
                disturb(second, other, load, 1, 0.4);
            }
            load.end();
            pipeline.close(Duration.ofSeconds(20));
        }
    }

    private void disturb(ScenarioKind how, Disturbance disturbance, Load load, int times, double lengths)
            throws Exception {
        for (int time = 0; time < times; time++) {
            long millis = Math.round(lengthMillis(how) * lengths);
            if (how == ScenarioKind.BURSTS) {
                double factor = lengths * draw.between(25, 40) / 10.0 / use;
                Disturbance.during(millis, () -> load.setFactor(factor), () -> load.setFactor(1));
            } else {
                disturbance.disturb(millis);
            }
            TimeUnit.MILLISECONDS.sleep(draw.between(400, 700));
        }
    }

    private Disturbance disturbance(ScenarioKind how) throws IOException, GeneralSecurityException {
        return switch (how) {
            case COLLECTIONS -> new FullCollections(draw);
            case HEAP_INSPECTIONS -> new HeapInspections(draw);
            case HELD_LOCK -> new HeldLock(draw);
            case CLOSED_LATCH -> new ClosedLatch(draw);
            case SLEEPING_SINK -> new SleepingSink(draw);
            case SLOW_DISK -> new SlowDisk(draw, folder);
            case SLOW_PEER -> new SlowPeer(draw);
            case COMPETITORS -> new Competitors(draw);
            case USED_UP_QUOTA -> new UsedUpQuota(draw);
            case COSTLY_SINK -> new CostlySink(Work.drawn(draw), draw.between(20, 45) / 10.0 / rate);
            default -> millis -> TimeUnit.MILLISECONDS.sleep(millis);
        };
    }

    private int times(ScenarioKind how) {
        return switch (how) {
            case SLEEPING_SINK, SLOW_DISK, COSTLY_SINK -> draw.between(1, 2);
            case COMPETITORS, USED_UP_QUOTA -> 1;
            default -> draw.between(3, 4);
        };
    }

    private int lengthMillis(ScenarioKind how) {
        return switch (how) {
            case COLLECTIONS -> 1;
            case BURSTS -> draw.between(100, 300);
            case SLEEPING_SINK, SLOW_DISK -> draw.between(500, 900);
            case COSTLY_SINK -> draw.between(700, 1400);
            case COMPETITORS, USED_UP_QUOTA -> draw.between(1600, 2400);
            default -> draw.between(200, 450);
        };
    }
}
