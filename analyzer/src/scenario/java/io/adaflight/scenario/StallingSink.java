package io.adaflight.scenario;

import java.io.IOException;
import java.util.List;

/** What a drain thread does with events: work that never changes, and stalls while the drain is disturbed. */
final class StallingSink implements Sink {
    private final Phase phase;
    private final DrainClock clock;
    private final Work work;
    private final double secondsOfEvent;
    private final List<Stall> stalls;
    private final int batch;
    private final double share;
    private long events;
    private double owed;

    /**
     * Makes one.
     *
     * @param stalls taken in turns
     */
    StallingSink(Phase phase, DrainClock clock, Work work, List<Stall> stalls, Plan plan) {
        this.phase = phase;
        this.clock = clock;
        this.work = work;
        this.secondsOfEvent = plan.secondsOfEvent();
        this.stalls = stalls;
        this.batch = plan.batch();
        this.share = plan.share();
    }

    @Override
    public void accept(int bytes) throws Exception {
        work.work(secondsOfEvent);
        if (phase.isDisturbed() && !stalls.isEmpty()) {
            owed += batch > 1 ? (++events % batch == 0 ? 1 : 0) : share;
            while (owed >= 1) {
                owed--;
                stall(stalls.get((int) (clock.stalls() % stalls.size())));
            }
        }
        clock.event();
    }

    private void stall(Stall stall) throws Exception {
        long from = System.nanoTime();
        stall.stall();
        clock.stalled(stall.part(), from, System.nanoTime());
    }

    @Override
    public void end() throws IOException {
        clock.read();
    }
}
