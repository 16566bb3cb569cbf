package io.adaflight.analyzer.recording.event;

/**
 * How busy the processors were since the last such event.
 *
 * @param jvm the part that this JVM used, from 0 to 1
 * @param machine the part that all processes used, from 0 to 1
 */
public record CpuLoad(long timeNanos, double jvm, double machine) implements JdkEvent {
    /** The name of the event type. */
    public static final String EVENT = "jdk.CPULoad";
}
