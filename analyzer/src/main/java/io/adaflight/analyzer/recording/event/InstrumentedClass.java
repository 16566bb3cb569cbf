package io.adaflight.analyzer.recording.event;

/**
 * A class of a library that the agent was asked to count in.
 *
 * @param library the library, as the agent's option calls it
 * @param version its version; empty where it is not known
 * @param className the class
 * @param instrumented whether it counts
 * @param reason why it was left alone; empty when it counts
 */
public record InstrumentedClass(
        long timeNanos, String library, String version, String className, boolean instrumented, String reason)
        implements DecodedEvent {}
