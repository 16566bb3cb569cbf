package io.adaflight.internal.time;

/** The clock of a pipeline: a monotonic one for durations and the time of day for stamps. */
public interface NanoClock {
    /** The clock of the system. */
    NanoClock SYSTEM = new NanoClock() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public long epochMillis() {
            return System.currentTimeMillis();
        }
    };

    /** Nanoseconds since an arbitrary origin; only differences mean something. */
    long nanos();

    /** Milliseconds since 1970-01-01T00:00Z. */
    long epochMillis();
}
