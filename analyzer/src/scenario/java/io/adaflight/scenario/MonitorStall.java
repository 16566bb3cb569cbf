package io.adaflight.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Enters a monitor that other threads hold over and over, asleep or computing. */
final class MonitorStall implements Stall {
    private final Object monitor = new Object();
    private final long holdNanos;
    private final boolean computes;
    private final int holders;
    private final String name;
    private final List<Thread> threads = new ArrayList<>();
    private long entered;
    private volatile boolean on;

    MonitorStall(Draw draw, long holdNanos) {
        this.holdNanos = holdNanos;
        this.computes = draw.chance(0.3);
        this.holders = draw.between(1, 2);
        this.name = draw.name();
    }

    @Override
    public void stall() {
        synchronized (monitor) {
            entered++;
        }
    }

    @Override
    public Part part() {
        return Part.MONITOR;
    }

    @Override
    public void begin() {
        on = true;
        for (int index = 0; index < holders; index++) {
            Thread thread = new Thread(this::hold, name + "-" + index);
            threads.add(thread);
            thread.start();
        }
    }

    @Override
    public void end() throws InterruptedException {
        on = false;
        for (Thread thread : threads) {
            thread.join();
        }
        threads.clear();
    }

    private void hold() {
        while (on) {
            synchronized (monitor) {
                long until = System.nanoTime() + holdNanos;
                while (System.nanoTime() < until) {
                    rest(until);
                }
            }
            LockSupport.parkNanos(20_000);
        }
    }

    private void rest(long until) {
        if (!computes) {
            try {
                TimeUnit.NANOSECONDS.sleep(Math.max(0, until - System.nanoTime()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public String toString() {
        return "monitor, entered " + entered + " times";
    }
}
