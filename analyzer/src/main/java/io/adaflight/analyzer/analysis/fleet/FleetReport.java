package io.adaflight.analyzer.analysis.fleet;

import io.adaflight.analyzer.analysis.causes.Cause;
import io.adaflight.analyzer.analysis.result.Ratios;
import io.adaflight.analyzer.recording.event.DrainCounts;
import io.adaflight.analyzer.recording.event.EventCounts;
import io.adaflight.analyzer.recording.warning.Warning;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Many recordings, each in short.
 *
 * @param rows the recordings, those that lost most first
 * @param counts over all of them
 * @param drain over all of them
 * @param lowerBound something is missing from one of them, so the counts are lower bounds
 * @param mainCause the cause of most lost events; null when nothing was lost or its time is unknown
 * @param mainCauseShare its part of all lost events, from 0 to 1
 * @param lostByCause how many events each cause lost
 * @param warnings the first of them; one says how many more there are
 */
public record FleetReport(
        List<FleetRow> rows,
        EventCounts counts,
        DrainCounts drain,
        boolean lowerBound,
        @Nullable Cause mainCause,
        double mainCauseShare,
        Map<Cause, Long> lostByCause,
        List<Warning> warnings) {
    public FleetReport {
        rows = List.copyOf(rows);
        lostByCause = Map.copyOf(lostByCause);
        warnings = List.copyOf(warnings);
    }

    /** Whether every pipeline of every recording counts drained events; otherwise their sum means nothing. */
    public boolean drainCounted() {
        return rows.stream().allMatch(FleetRow::drainCounted);
    }

    /** The recording that lost most; null when nothing was lost. */
    public @Nullable FleetRow worst() {
        return rows.isEmpty() || rows.get(0).counts().dropped() == 0 ? null : rows.get(0);
    }

    /** The share of these counts in all loss, from 0 to 1. */
    public double shareOfLoss(EventCounts part) {
        return Ratios.of(part.dropped(), counts.dropped());
    }

    /** The largest loss ratio of any pipeline. */
    public double worstPipelineLossRatio() {
        return rows.stream()
                .mapToDouble(row -> row.verdict().worstPipelineLossRatio())
                .max()
                .orElse(0);
    }
}
