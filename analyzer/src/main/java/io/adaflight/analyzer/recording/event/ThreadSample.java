package io.adaflight.analyzer.recording.event;

/**
 * A thread was seen at work.
 *
 * @param frames the top of its stack, the callers to the right; empty when no stack was recorded
 * @param inNative it was in native code, where it may as well have waited
 */
public record ThreadSample(long timeNanos, long threadId, String frames, boolean inNative) implements JdkEvent {
    /** The event that samples threads in Java code. */
    public static final String JAVA_EVENT = "jdk.ExecutionSample";

    /** The event that samples threads in native code. */
    public static final String NATIVE_EVENT = "jdk.NativeMethodSample";
}
