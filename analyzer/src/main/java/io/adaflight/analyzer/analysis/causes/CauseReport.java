package io.adaflight.analyzer.analysis.causes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a pipeline lost events.
 *
 * @param lostEvents what the shares are parts of
 * @param lossNanos how long events were lost, the time in which the rings filled before included
 * @param shares the greatest first; empty when nothing was lost
 * @param drainTime where the drain threads' time went; null when nothing was lost, or nothing is known of them
 * @param episodes the causes of each episode that lost anything, by their beginning
 * @param intervals the times in which events were lost, whatever thread lost them, by their beginning
 * @param stacks what the drain threads were seen to do at work while events were lost, the most frequent first
 * @param missing what would have shown more, the most useful one first
 */
public record CauseReport(
        long lostEvents,
        long lossNanos,
        List<CauseShare> shares,
        @Nullable DrainTime drainTime,
        List<EpisodeCauses> episodes,
        List<EpisodeCauses> intervals,
        List<SeenStack> stacks,
        List<MissingEvidence> missing) {
    /** Nothing was lost. */
    public static final CauseReport NONE =
            new CauseReport(0, 0, List.of(), null, List.of(), List.of(), List.of(), List.of());

    public CauseReport {
        shares = List.copyOf(shares);
        episodes = List.copyOf(episodes);
        intervals = List.copyOf(intervals);
        stacks = List.copyOf(stacks);
        missing = List.copyOf(missing);
    }

    /** The cause with the greatest share; null when nothing was lost. */
    public @Nullable CauseShare main() {
        return shares.isEmpty() ? null : shares.get(0);
    }
}
