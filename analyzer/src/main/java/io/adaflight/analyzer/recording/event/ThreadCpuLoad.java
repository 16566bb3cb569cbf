package io.adaflight.analyzer.recording.event;

/**
 * How much a thread ran since the last such event about it.
 *
 * @param load its part of all processors, from 0 to 1
 */
public record ThreadCpuLoad(long timeNanos, long threadId, double load) implements JdkEvent {
    /** The name of the event type. */
    public static final String EVENT = "jdk.ThreadCPULoad";
}
