package io.adaflight.scenario;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

/** Each event sleeps. */
final class SleepingSink implements Disturbance {
    private final int millis;
    private volatile boolean on;

    SleepingSink(Draw draw) {
        millis = draw.between(14, 60);
    }

    @Override
    public void onEvent(ByteBuffer event) throws InterruptedException {
        if (on) {
            TimeUnit.MILLISECONDS.sleep(millis);
        }
    }

    @Override
    public void disturb(long length) throws InterruptedException {
        Disturbance.during(length, () -> on = true, () -> on = false);
    }
}
