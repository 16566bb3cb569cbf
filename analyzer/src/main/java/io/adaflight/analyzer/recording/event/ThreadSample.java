package io.adaflight.analyzer.recording.event;

/**
 * A thread was seen at work.
 *
 * @param frames the top of its stack, the callers to the right; empty when no stack was recorded
 * @param periodNanos for how much time on a processor the sample stands; 0 where it does not say
 */
public record ThreadSample(long timeNanos, long threadId, String frames, Kind kind, long periodNanos)
        implements JdkEvent {
    /** Who took the sample. */
    public enum Kind {
        /** The sampler of threads in Java code. */
        JAVA("jdk.ExecutionSample"),
        /** The sampler of threads in native code, where they may as well wait. */
        NATIVE("jdk.NativeMethodSample"),
        /** The kernel's clock of the thread's time on processors: whatever the top frame is, the thread ran. */
        PROCESSOR("jdk.CPUTimeSample");

        private final String event;

        Kind(String event) {
            this.event = event;
        }

        /** The name of the JDK's event. */
        public String event() {
            return event;
        }
    }
}
