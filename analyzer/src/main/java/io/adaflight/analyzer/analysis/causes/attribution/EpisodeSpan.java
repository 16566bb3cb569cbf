package io.adaflight.analyzer.analysis.causes.attribution;

/**
 * An episode of back-pressure to find the causes of.
 *
 * @param lost how many events were lost in it
 */
public record EpisodeSpan(long threadId, long startNanos, long endNanos, long lost) {}
