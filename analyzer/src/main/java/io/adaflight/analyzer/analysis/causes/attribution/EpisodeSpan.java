package io.adaflight.analyzer.analysis.causes.attribution;

import io.adaflight.analyzer.analysis.causes.evidence.Span;

/**
 * An episode of back-pressure whose causes are to be found.
 *
 * @param lost how many events were lost in it
 */
public record EpisodeSpan(long threadId, Span span, long lost) {}
