package io.adaflight.analyzer.recording.event;

/**
 * Events that a library lost by a defect of its own, without counting them or saying so, since the pipeline was created.
 *
 * @param pipeline the name of the pipeline, as recorded
 * @param totalDiscarded how many events
 * @param library the library, as the agent's option calls it
 * @param version its version; empty where it is not known
 * @param otherVersion the version of the other library that has part in it; empty where it is not known
 */
public record SilentDiscard(
        long timeNanos, String pipeline, long totalDiscarded, String library, String version, String otherVersion)
        implements DecodedEvent {}
