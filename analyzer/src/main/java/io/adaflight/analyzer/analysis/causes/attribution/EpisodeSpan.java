package io.adaflight.analyzer.analysis.causes.attribution;

import io.adaflight.analyzer.analysis.causes.evidence.Span;

/**
 * An episode of back-pressure to find the causes of.
 *
 * @param lost how many events were lost in it
 */
public record EpisodeSpan(long threadId, Span span, long lost) {}
