package io.adaflight.analyzer.analysis.causes;

import java.util.List;

/**
 * A cause and its part of the lost events.
 *
 * @param share its part of the lost events, from 0 to 1; the shares of all causes sum to 1
 * @param lostEvents the same as a count; the counts of all causes sum to the events lost
 * @param heldShare how much of the time in which events were lost the cause held, from 0 to 1
 * @param baseline how much of the whole time of the report the cause held, from 0 to 1
 * @param lift held share to baseline: how many times more often the cause held while events were lost than at any time; 0
 *     when the baseline is 0
 * @param confidence from 0 to 1; falls with each thing that is missing from the recording
 * @param evidence what was seen of the cause, that which held longest first
 */
public record CauseShare(
        Cause cause,
        double share,
        long lostEvents,
        double heldShare,
        double baseline,
        double lift,
        double confidence,
        List<Evidence> evidence) {
    public CauseShare {
        evidence = List.copyOf(evidence);
    }
}
