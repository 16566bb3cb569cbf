package io.adaflight.analyzer.analysis.live;

import io.adaflight.analyzer.analysis.count.RecordingAnalysis;
import io.adaflight.analyzer.analysis.count.ReportBuilder;
import io.adaflight.analyzer.analysis.result.Report;
import io.adaflight.analyzer.recording.event.FinalCounts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a JVM that runs did up to now.
 *
 * @param countedNanos the moment up to which the threads were counted
 * @param countsOnly whether nothing but the counts is known
 */
public record LiveReport(Report report, long countedNanos, boolean countsOnly) {
    /**
     * Reports on what a process has written into a counters file up to now.
     *
     * @param onlyPipeline the name of the only pipeline to report on; null for all
     */
    public static LiveReport of(FinalCounts counts, @Nullable String onlyPipeline) {
        ReportBuilder builder = new ReportBuilder();
        builder.add(RecordingAnalysis.of(counts, onlyPipeline), 0, List.of());
        return new LiveReport(builder.build(), counts.takenNanos(), true);
    }
}
