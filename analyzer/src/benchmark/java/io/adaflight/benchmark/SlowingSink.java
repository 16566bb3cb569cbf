package io.adaflight.benchmark;

import io.adaflight.EventSink;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.LockSupport;

/** A sink that stands for a while every so many events, so that there are losses to explain. */
final class SlowingSink implements EventSink {
    private static final int EVENTS = 50_000;
    private static final long PAUSE_NANOS = 200_000_000;

    private long events;

    @Override
    public void write(ByteBuffer event) {
        if (++events % EVENTS == 0) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
