package io.adaflight.scenario;

import io.adaflight.EventPipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Producers that write as the world outside asks them to: at a rate, whatever keeps them from it. What a producer could not
 * write since it stood it writes in one go.
 */
final class Load {
    private static final long LONGEST_DEBT_NANOS = 2_000_000_000L;

    private final List<Thread> threads = new ArrayList<>();
    private final double rateOfThread;
    private final byte[] event;
    private final long tickMillis;
    private volatile double factor = 1;
    private volatile boolean ended;

    Load(EventPipeline pipeline, Draw draw, int count, double rateOfThread, int eventBytes) {
        this.rateOfThread = rateOfThread;
        this.event = new byte[eventBytes];
        this.tickMillis = draw.between(1, 4);
        for (int index = 0; index < count; index++) {
            threads.add(new Thread(() -> produce(pipeline), draw.name()));
        }
    }

    void start() {
        threads.forEach(Thread::start);
    }

    /** Writes that many times faster from now on. */
    void setFactor(double newFactor) {
        factor = newFactor;
    }

    void end() throws InterruptedException {
        ended = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void produce(EventPipeline pipeline) {
        try {
            double due = 0;
            long last = System.nanoTime();
            while (!ended) {
                TimeUnit.MILLISECONDS.sleep(tickMillis);
                long now = System.nanoTime();
                due += Math.min(LONGEST_DEBT_NANOS, now - last) / 1e9 * rateOfThread * factor;
                last = now;
                for (; due >= 1; due--) {
                    pipeline.write(event);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
