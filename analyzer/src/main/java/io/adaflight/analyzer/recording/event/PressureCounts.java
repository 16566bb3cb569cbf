package io.adaflight.analyzer.recording.event;

/** How often, in an interval, a ring was missing, the active ring was full and memory could not be had. */
public record PressureCounts(long poolExhaustions, long ringFull, long allocationFailures) {}
