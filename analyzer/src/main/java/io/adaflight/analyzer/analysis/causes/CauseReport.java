package io.adaflight.analyzer.analysis.causes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a pipeline lost events.
 *
 * @param lostEvents what the shares are parts of
 * @param lossNanos how long events were lost, including the time in which the rings filled before
 * @param shares largest first; empty when nothing was lost
 * @param drainTime where the drain threads' time went; null when nothing was lost or none is known
 * @param episodes the causes of each episode that lost anything, in time order
 * @param intervals the times in which any thread lost events, in time order
 * @param stacks the stacks of drain threads at work while events were lost, most frequent first
 * @param missing the settings that would have shown more, most useful first
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

    /** The cause with the largest share; null when nothing was lost. */
    public @Nullable CauseShare main() {
        return shares.isEmpty() ? null : shares.get(0);
    }
}
