package io.adaflight.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Other threads of the JVM compute, so that the quota of the container is used up. */
final class UsedUpQuota implements JvmDisturbance {
    private final int count;
    private final String name;
    private volatile boolean on;

    UsedUpQuota(Draw draw) {
        count = draw.between(1, 2);
        name = draw.name();
    }

    @Override
    public void disturb(long millis) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        on = true;
        for (int index = 0; index < count; index++) {
            Thread thread = new Thread(this::compute, name + index);
            threads.add(thread);
            thread.start();
        }
        TimeUnit.MILLISECONDS.sleep(millis);
        on = false;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void compute() {
        while (on) {
            Thread.onSpinWait();
        }
    }
}
