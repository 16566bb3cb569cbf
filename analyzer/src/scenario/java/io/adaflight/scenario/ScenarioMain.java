package io.adaflight.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The program that is recorded: events on their way to drain threads that are disturbed. It measures what disturbs them. */
public final class ScenarioMain {
    /** How long the loss goes on after the disturbance has ended: until the first rings are free again. */
    private static final int GRACE_MILLIS = 60;

    private final Draw draw;
    private final Disturbances disturbances;
    private final JvmDisturbance jvm;
    private final Plan plan;
    private final Phase phase = new Phase();
    private final List<List<Stall>> stalls;
    private final List<Work> works;
    private final List<DrainClock> clocks = new CopyOnWriteArrayList<>();
    private long lostWhileDisturbed;
    private long lostBefore;
    private final AtomicInteger sinks = new AtomicInteger();

    private ScenarioMain(ScenarioKind kind, long seed, Path folder) throws Exception {
        Plan drawn = Plan.of(kind, seed);
        draw = Plan.draw(kind, seed + 1_000_000);
        disturbances = new Disturbances(draw, drawn, folder);
        jvm = JvmDisturbance.of(kind, draw);
        jvm.prepare();
        works = Work.drawn(draw, drawn.drains());
        stalls = disturbances.ofDrainThreads(drawn);
        plan = drawn.fitting(Disturbances.typicalNanos(stalls.get(0)));
    }

    /**
     * Runs a scenario.
     *
     * @param arguments the kind, the seed, a folder for files, and the file for what was measured
     */
    public static void main(String[] arguments) throws Exception {
        new ScenarioMain(ScenarioKind.valueOf(arguments[0]), Long.parseLong(arguments[1]), Path.of(arguments[2]))
                .run(Path.of(arguments[3]));
    }

    private void run(Path measured) throws Exception {
        Receiver receiver = plan.path() == Plan.PathKind.PIPELINE
                ? new PipelineReceiver(draw, plan, this::sink)
                : new QueueReceiver(draw, plan, this::sink);
        Load load = new Load(receiver, phase, draw, plan);
        LossWatch watch = new LossWatch(receiver, plan);
        watch.start();
        if (plan.kind() == ScenarioKind.OVERLOAD) {
            begin(receiver, load);
            load.start();
            TimeUnit.MILLISECONDS.sleep(draw.between(2000, 2600));
            load.end();
            end(receiver, load);
        } else {
            load.start();
            TimeUnit.MILLISECONDS.sleep(draw.between(1000, 1400));
            for (int time = draw.between(1, 2); time > 0; time--) {
                disturb(receiver, load);
                TimeUnit.MILLISECONDS.sleep(draw.between(300, 500));
            }
            load.end();
        }
        List<long[]> losses = watch.end();
        receiver.close();
        disturbances.close();
        Measured.of(plan, clocks, load, phase, losses, receiver.capacity(), lostWhileDisturbed)
                .write(measured);
    }

    private Sink sink() {
        try {
            int index = sinks.getAndIncrement();
            DrainClock clock = new DrainClock(phase);
            clocks.add(clock);
            return new StallingSink(phase, clock, works.get(index), stalls.get(index), plan);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void disturb(Receiver receiver, Load load) throws Exception {
        begin(receiver, load);
        long millis = plan.kind() == ScenarioKind.BURSTS ? draw.between(120, 350) : draw.between(600, 1100);
        jvm.disturb(millis);
        end(receiver, load);
    }

    private void begin(Receiver receiver, Load load) {
        lostBefore = receiver.lost();
        disturbances.begin();
        phase.begin();
        load.setFactor(plan.disturbedFactor());
    }

    private void end(Receiver receiver, Load load) throws InterruptedException {
        phase.end();
        load.setFactor(1);
        disturbances.end();
        TimeUnit.MILLISECONDS.sleep(GRACE_MILLIS);
        lostWhileDisturbed += receiver.lost() - lostBefore;
    }
}
