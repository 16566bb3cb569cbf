package io.adaflight.analyzer.analysis.causes;

import java.util.List;

/**
 * The causes of one episode of back-pressure, or of a time of loss that belongs to no episode.
 *
 * @param threadId the thread of the episode; 0 for the whole pipeline
 * @param shares largest first; they sum to 1, or are empty when nothing was lost
 */
public record EpisodeCauses(long threadId, long startNanos, long endNanos, List<Weight> shares) {
    public EpisodeCauses {
        shares = List.copyOf(shares);
    }

    /** A cause and its part, from 0 to 1. */
    public record Weight(Cause cause, double share) {}
}
