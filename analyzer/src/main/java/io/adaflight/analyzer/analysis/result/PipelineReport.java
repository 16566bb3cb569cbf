package io.adaflight.analyzer.analysis.result;

import io.adaflight.analyzer.analysis.anomalies.Finding;
import io.adaflight.analyzer.analysis.causes.CauseReport;
import io.adaflight.analyzer.recording.event.Configuration;
import io.adaflight.analyzer.recording.event.DrainCounts;
import io.adaflight.analyzer.recording.event.EventCounts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pipeline of one recording.
 *
 * @param recording the index of its recording in the report
 * @param drainCounted drained events are counted; otherwise they and the queue depth mean nothing
 * @param configuration null when the recording does not say
 * @param drainThreads the names of the threads that drain it
 * @param threads by loss, then by volume; the row for other threads last
 * @param episodes by their beginning, the greatest ones when there are very many
 * @param episodeCount how many episodes there were
 * @param causes why events were lost
 * @param findings what is out of the ordinary, by its beginning
 */
public record PipelineReport(
        String name,
        int recording,
        EventCounts counts,
        DrainCounts drain,
        boolean drainCounted,
        @Nullable Configuration configuration,
        List<String> drainThreads,
        Gauges gauges,
        List<ThreadReport> threads,
        SwapReport swaps,
        Outliers slowSwaps,
        Outliers blockedWrites,
        CountsOverTime timeLine,
        HeatMap heatMap,
        List<EpisodeReport> episodes,
        long episodeCount,
        CauseReport causes,
        List<Finding> findings) {
    public PipelineReport {
        drainThreads = List.copyOf(drainThreads);
        threads = List.copyOf(threads);
        episodes = List.copyOf(episodes);
        findings = List.copyOf(findings);
    }
}
