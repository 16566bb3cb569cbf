package io.adaflight.analyzer.analysis.compare;

import io.adaflight.analyzer.analysis.causes.Cause;
import io.adaflight.analyzer.analysis.result.RecordingSummary;
import io.adaflight.analyzer.recording.warning.Warning;
import java.util.List;

/**
 * Two recordings side by side.
 *
 * @param pipelines the pipelines that both recordings have, by name
 * @param onlyBaseline the names of the pipelines that the candidate does not have
 * @param onlyCandidate the names of the pipelines that the baseline does not have
 * @param lowerBound something is missing from a recording, so its counts are lower bounds
 * @param warnings those of both recordings, the baseline's first
 */
public record Comparison(
        RecordingSummary baseline,
        RecordingSummary candidate,
        List<Pipeline> pipelines,
        List<String> onlyBaseline,
        List<String> onlyCandidate,
        boolean lowerBound,
        List<Warning> warnings) {
    public Comparison {
        pipelines = List.copyOf(pipelines);
        onlyBaseline = List.copyOf(onlyBaseline);
        onlyCandidate = List.copyOf(onlyCandidate);
        warnings = List.copyOf(warnings);
    }

    /**
     * One pipeline.
     *
     * @param changes the metrics that both recordings have, in the order of {@link Metric}
     * @param causes what events were lost to in either recording; the cause that cost the candidate most comes first
     */
    public record Pipeline(String name, List<Change> changes, List<CauseChange> causes) {
        public Pipeline {
            changes = List.copyOf(changes);
            causes = List.copyOf(causes);
        }
    }

    /** The part of all offered events that one cause cost. */
    public record CauseChange(Cause cause, double baseline, double candidate) {}
}
