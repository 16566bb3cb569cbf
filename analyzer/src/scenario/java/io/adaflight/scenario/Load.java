package io.adaflight.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Producers that write as the world outside asks them to: at a rate, even after something kept them from it. What a producer
 * could not write in the meantime it writes in one go.
 */
final class Load {
    private static final long LONGEST_DEBT_NANOS = 2_000_000_000L;

    private final List<Thread> threads = new ArrayList<>();
    private final LongAdder offered = new LongAdder();
    private final LongAdder disturbedOffered = new LongAdder();
    private final LongAdder large = new LongAdder();
    private final Phase phase;
    private final double rateOfThread;
    private final byte[] event;
    private final byte[] largeEvent;
    private final int largeEvery;
    private final long tickMillis;
    private volatile double factor = 1;
    private volatile boolean ended;

    Load(Receiver receiver, Phase phase, Draw draw, Plan plan) {
        this.phase = phase;
        this.rateOfThread = plan.rate() / plan.producers();
        this.event = new byte[plan.eventBytes()];
        this.largeEvery = plan.largeEvery();
        this.largeEvent = new byte[receiver.tooLargeBytes()];
        this.tickMillis = draw.between(1, 4);
        for (int index = 0; index < plan.producers(); index++) {
            threads.add(new Thread(() -> produce(receiver), draw.name()));
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

    /** Events offered. */
    long offered() {
        return offered.sum();
    }

    /** Events offered while the drain was disturbed. */
    long disturbedOffered() {
        return disturbedOffered.sum();
    }

    /** Large events offered. */
    long large() {
        return large.sum();
    }

    private void produce(Receiver receiver) {
        try {
            double due = 0;
            long count = 0;
            long last = System.nanoTime();
            while (!ended) {
                TimeUnit.MILLISECONDS.sleep(tickMillis);
                long now = System.nanoTime();
                due += Math.min(LONGEST_DEBT_NANOS, now - last) / 1e9 * rateOfThread * factor;
                last = now;
                long before = count;
                for (; due >= 1; due--) {
                    count++;
                    boolean isLarge = largeEvery > 0 && phase.isDisturbed() && count % largeEvery == 0;
                    receiver.offer(isLarge ? largeEvent : event);
                    if (isLarge) {
                        large.increment();
                    }
                }
                offered.add(count - before);
                if (phase.isDisturbed()) {
                    disturbedOffered.add(count - before);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
