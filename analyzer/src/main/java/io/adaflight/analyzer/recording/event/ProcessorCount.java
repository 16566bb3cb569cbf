package io.adaflight.analyzer.recording.event;

/**
 * How many processors there are.
 *
 * @param processors at least 1
 * @param ofContainer it is what the container may use; otherwise what the machine has
 * @param quota how many of them the container may use by its quota; 0 when it has none
 */
public record ProcessorCount(long timeNanos, long processors, boolean ofContainer, double quota) implements JdkEvent {}
