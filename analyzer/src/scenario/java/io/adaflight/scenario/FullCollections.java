package io.adaflight.scenario;

import java.util.concurrent.TimeUnit;

/** Full collections with many live objects. */
final class FullCollections implements JvmDisturbance {
    private final LiveObjects live = new LiveObjects();
    private final int megabytes;

    FullCollections(Draw draw) {
        megabytes = draw.between(120, 200);
    }

    @Override
    public void prepare() {
        live.fill(megabytes);
    }

    @Override
    public void disturb(long millis) {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        do {
            System.gc();
        } while (System.nanoTime() < until);
    }
}
