package io.adaflight.analyzer.analysis.live;

import io.adaflight.analyzer.analysis.count.RecordingAnalysis;
import io.adaflight.analyzer.analysis.count.ReportBuilder;
import io.adaflight.analyzer.analysis.result.Report;
import io.adaflight.analyzer.recording.event.FinalCounts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a running JVM has done so far.
 *
 * @param countedNanos when the threads were last counted
 * @param countsOnly whether only the counts are known
 */
public record LiveReport(Report report, long countedNanos, boolean countsOnly) {
    /**
     * Reports on what a process has written to its counters file so far.
     *
     * @param onlyPipeline the name of the only pipeline to report on; null for all
     */
    public static LiveReport of(FinalCounts counts, @Nullable String onlyPipeline) {
        ReportBuilder builder = new ReportBuilder();
        builder.add(RecordingAnalysis.of(counts, onlyPipeline), 0, List.of());
        return new LiveReport(builder.build(), counts.takenNanos(), true);
    }
}
