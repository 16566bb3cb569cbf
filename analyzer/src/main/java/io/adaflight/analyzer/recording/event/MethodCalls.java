package io.adaflight.analyzer.recording.event;

/**
 * How often a method was called, as the JDK counts it from 25 on.
 *
 * @param method the class and the method, with a dot between them
 * @param calls the calls since the recorder began to count them, those of earlier chunks included
 */
public record MethodCalls(long timeNanos, String method, long calls) implements DecodedEvent {
    /** The name of the JDK's event. */
    public static final String EVENT = "jdk.MethodTiming";
}
