package io.adaflight.scenario;

import java.nio.ByteBuffer;

/** Each event costs so much processor time that there is not enough of it. */
final class CostlySink implements Disturbance {
    private final Work work;
    private final double secondsOfEvent;
    private volatile boolean on;

    CostlySink(Work work, double secondsOfEvent) {
        this.work = work;
        this.secondsOfEvent = secondsOfEvent;
    }

    @Override
    public void onEvent(ByteBuffer event) {
        if (on) {
            work.work(secondsOfEvent);
        }
    }

    @Override
    public void disturb(long millis) throws InterruptedException {
        Disturbance.during(millis, () -> on = true, () -> on = false);
    }
}
