package io.adaflight.scenario;

import java.util.concurrent.TimeUnit;

/** Sleeps, as a retry or a rate limiter does. */
final class SleepStall implements Stall {
    private final long nanos;

    SleepStall(long nanos) {
        this.nanos = nanos;
    }

    @Override
    public void stall() throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(nanos);
    }

    @Override
    public Part part() {
        return Part.SLEEP;
    }
}
