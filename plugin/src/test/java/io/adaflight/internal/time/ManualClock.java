package io.adaflight.internal.time;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands still until a test moves it; any thread. */
public final class ManualClock implements NanoClock {
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicLong epochMillis = new AtomicLong();

    @Override
    public long nanos() {
        return nanos.get();
    }

    @Override
    public long epochMillis() {
        return epochMillis.get();
    }

    /** Sets the monotonic clock alone, backwards too. */
    public void setNanos(long value) {
        nanos.set(value);
    }

    /** Sets the time of day alone. */
    public void setEpochMillis(long value) {
        epochMillis.set(value);
    }

    /** Moves the monotonic clock alone. */
    public void advanceNanos(long difference) {
        nanos.addAndGet(difference);
    }

    /** Moves both clocks. */
    public void advance(Duration difference) {
        nanos.addAndGet(difference.toNanos());
        epochMillis.addAndGet(difference.toMillis());
    }
}
