package io.adaflight.analyzer.analysis.result;

import io.adaflight.analyzer.recording.event.DrainCounts;
import io.adaflight.analyzer.recording.event.EventCounts;
import io.adaflight.analyzer.recording.warning.Warning;
import java.util.List;

/** Everything that is said about one or more recordings. Renderers need nothing else. */
public record Report(
        List<RecordingSummary> recordings,
        Verdict verdict,
        EventCounts counts,
        DrainCounts drain,
        List<PipelineReport> pipelines,
        List<Warning> warnings) {
    public Report {
        recordings = List.copyOf(recordings);
        pipelines = List.copyOf(pipelines);
        warnings = List.copyOf(warnings);
    }

    /** Whether every pipeline counts drained events; otherwise their sum means nothing. */
    public boolean drainCounted() {
        return pipelines.stream().allMatch(PipelineReport::drainCounted);
    }
}
