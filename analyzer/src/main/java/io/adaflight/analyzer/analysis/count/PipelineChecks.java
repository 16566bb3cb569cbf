package io.adaflight.analyzer.analysis.count;

import io.adaflight.analyzer.analysis.result.TimeWindow;
import io.adaflight.analyzer.recording.event.DrainCounts;
import io.adaflight.analyzer.recording.event.EventCounts;
import io.adaflight.analyzer.recording.event.PipelineSnapshot;
import io.adaflight.analyzer.recording.warning.Warning;
import io.adaflight.analyzer.recording.warning.Warning.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds what readers of a pipeline's figures should know: counts that do not balance, and what is missing. */
final class PipelineChecks {
    private final String recording;
    private final String pipeline;
    private final TimeWindow window;
    private final List<Warning> warnings = new ArrayList<>();

    private PipelineChecks(String recording, String pipeline, TimeWindow window) {
        this.recording = recording;
        this.pipeline = pipeline;
        this.window = window;
    }

    static List<Warning> check(PipelineCounter counter, String recording, String pipeline, TimeWindow window) {
        PipelineChecks checks = new PipelineChecks(recording, pipeline, window);
        checks.checkPresence(counter);
        checks.checkBooks(counter);
        return List.copyOf(checks.warnings);
    }

    private void checkPresence(PipelineCounter counter) {
        if (!counter.totals().wasSeen()) {
            add(
                    Code.MISSING_EVENT,
                    "no adaflight.PipelineSnapshot: totals are the sums of the threads, drained is unknown");
        }
        if (!counter.hasThreads()) {
            add(Code.MISSING_EVENT, "no adaflight.ThreadSnapshot: which thread lost what is unknown");
        }
        if (!counter.hasConfiguration()) {
            add(Code.MISSING_EVENT, "no adaflight.PipelineConfiguration: how the pipeline is set up is unknown");
        }
        if (counter.unnamedThreads() > 0) {
            add(
                    Code.MISSING_EVENT,
                    "no adaflight.ThreadInfo for " + counter.unnamedThreads() + " threads: shown by id");
        }
        if (counter.hasTooManyThreads()) {
            add(Code.TOO_MANY, "more threads than can be told apart: the later ones are among the other threads");
        }
    }

    private void checkBooks(PipelineCounter counter) {
        if (counter.hasFallen()) {
            add(Code.UNBALANCED, "running totals became smaller, as in a damaged recording");
        }
        if (counter.totals().isSaturated()) {
            add(Code.SATURATED, "a counter has reached its maximum: counts are lower bounds");
        }
        DrainCounts drain = counter.totals().drain();
        if (drain.sinkFailures() > 0 || drain.failed() > 0) {
            add(
                    Code.SINK_FAILURE,
                    String.format(
                            Locale.ROOT,
                            "the sink failed %,d times and did not take %,d events; they count as drained, not as lost",
                            drain.sinkFailures(),
                            drain.failed()));
        }
        PipelineSnapshot last = counter.totals().latest();
        if (last == null || last.saturated()) {
            return;
        }
        checkLast(last, counter.drainCounted());
        EventCounts threads = counter.sumOfThreads();
        if (!window.limited() && counter.totals().counts().isBelow(threads)) {
            add(
                    Code.UNBALANCED,
                    String.format(
                            Locale.ROOT,
                            "the threads together have more than the pipeline (written %,d of %,d, lost %,d of %,d)",
                            threads.written(),
                            counter.totals().counts().written(),
                            threads.dropped(),
                            counter.totals().counts().dropped()));
        }
    }

    private void checkLast(PipelineSnapshot last, boolean drainCounted) {
        EventCounts total = last.total();
        if (total.dropped() != EventCounts.saturatedSum(total.rejected(), total.evicted())) {
            add(
                    Code.UNBALANCED,
                    String.format(
                            Locale.ROOT,
                            "lost is %,d, but rejected and evicted are %,d and %,d",
                            total.dropped(),
                            total.rejected(),
                            total.evicted()));
        }
        long gone = EventCounts.saturatedSum(last.totalDrain().drained(), total.evicted());
        if (drainCounted && gone > total.written()) {
            add(
                    Code.UNBALANCED,
                    String.format(
                            Locale.ROOT,
                            "more events were drained and evicted (%,d) than written (%,d)",
                            gone,
                            total.written()));
        }
    }

    private void add(Code code, String text) {
        warnings.add(new Warning(code, recording, pipeline, text));
    }
}
