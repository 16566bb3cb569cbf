package io.adaflight.analyzer.analysis.fleet;

import io.adaflight.analyzer.analysis.result.CountsOverTime;
import io.adaflight.analyzer.analysis.result.PipelineReport;
import io.adaflight.analyzer.analysis.result.TimeWindow;
import io.adaflight.analyzer.recording.event.EventCounts;
import java.util.Arrays;
import java.util.List;

/** The events that all pipelines of a recording lost, in a few spans of time, to compare recordings by eye. */
final class LossOverTime {
    private LossOverTime() {}

    /** The lost events of each span; empty when nothing was lost. A loss counts at its middle. */
    static List<Long> of(List<PipelineReport> pipelines, TimeWindow window) {
        long[] lost = new long[FleetRow.SPANS];
        for (PipelineReport pipeline : pipelines) {
            CountsOverTime time = pipeline.timeLine();
            for (int index = 0; index < time.dropped().size(); index++) {
                double middle = time.startNanos() - window.fromNanos() + (index + 0.5) * time.binNanos();
                int span = (int) (middle * lost.length / Math.max(1, window.lengthNanos()));
                int place = Math.max(0, Math.min(lost.length - 1, span));
                lost[place] =
                        EventCounts.saturatedSum(lost[place], time.dropped().get(index));
            }
        }
        return Arrays.stream(lost).anyMatch(count -> count > 0)
                ? Arrays.stream(lost).boxed().toList()
                : List.of();
    }
}
