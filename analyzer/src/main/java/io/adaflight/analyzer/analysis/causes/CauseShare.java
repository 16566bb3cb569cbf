package io.adaflight.analyzer.analysis.causes;

import java.util.List;

/**
 * A cause and its part of the lost events.
 *
 * @param share its part of the lost events, from 0 to 1; the shares of all causes sum to 1
 * @param lostEvents the same as a count; the counts of all causes sum to the events lost
 * @param fromStart most of it was lost although the drain was no slower than in calm times, or there were none: it was never
 *     fast enough
 * @param confidence from 0 to 1, how likely the cause had that part; 0 for {@link Cause#UNEXPLAINED}
 * @param evidence what was seen of the cause; what lasted longest comes first
 */
public record CauseShare(
        Cause cause, double share, long lostEvents, boolean fromStart, double confidence, List<Evidence> evidence) {
    public CauseShare {
        evidence = List.copyOf(evidence);
    }

    /** Whether the drain thread waited in native code, where the recording cannot show what it waited for. */
    public boolean isInNativeCode() {
        return cause == Cause.UNEXPLAINED
                && evidence.stream().anyMatch(seen -> seen.outOf() > 0 && seen.count() * 2 > seen.outOf());
    }
}
