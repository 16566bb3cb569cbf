package io.adaflight.scenario;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

/** Another thread holds the monitor that each event needs. */
final class HeldLock implements Disturbance {
    private final Object monitor = new Object();
    private final String holder;
    private final boolean busy;
    private long written;

    HeldLock(Draw draw) {
        holder = draw.name();
        busy = draw.flip();
    }

    @Override
    public void onEvent(ByteBuffer event) {
        synchronized (monitor) {
            written += event.remaining();
        }
    }

    @Override
    public void disturb(long millis) throws InterruptedException {
        Thread thread = new Thread(() -> hold(millis), holder);
        thread.start();
        thread.join();
    }

    private void hold(long millis) {
        synchronized (monitor) {
            long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
            while (System.nanoTime() < until) {
                if (!busy) {
                    try {
                        TimeUnit.MILLISECONDS.sleep(millis);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        return;
                    }
                }
            }
        }
    }

    @Override
    public String toString() {
        return "held lock, " + written + " bytes";
    }
}
