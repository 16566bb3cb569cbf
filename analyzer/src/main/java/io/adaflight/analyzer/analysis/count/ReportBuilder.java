package io.adaflight.analyzer.analysis.count;

import io.adaflight.analyzer.analysis.causes.Cause;
import io.adaflight.analyzer.analysis.causes.CauseShare;
import io.adaflight.analyzer.analysis.result.PipelineReport;
import io.adaflight.analyzer.analysis.result.Ratios;
import io.adaflight.analyzer.analysis.result.RecordingSummary;
import io.adaflight.analyzer.analysis.result.Report;
import io.adaflight.analyzer.analysis.result.ThreadReport;
import io.adaflight.analyzer.analysis.result.Verdict;
import io.adaflight.analyzer.recording.event.DrainCounts;
import io.adaflight.analyzer.recording.event.EventCounts;
import io.adaflight.analyzer.recording.warning.Warning;
import io.adaflight.analyzer.recording.warning.Warning.Code;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Combines the analyses of recordings. Each recording stays separate; only the grand totals cover all of them. */
public final class ReportBuilder implements ReportSink {
    private static final Set<Code> INCOMPLETE = EnumSet.of(
            Code.DAMAGED_CHUNK,
            Code.UNFINISHED_CHUNK,
            Code.STRAY_BYTES,
            Code.TRUNCATED_FILE,
            Code.UNREADABLE_RECORDING,
            Code.DATA_LOSS,
            Code.NO_COUNTERS,
            Code.SATURATED);

    private final List<RecordingSummary> recordings = new ArrayList<>();
    private final List<PipelineReport> pipelines = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();

    @Override
    public void add(RecordingAnalysis analysis, int readChunks, List<Warning> ofRecording) {
        pipelines.addAll(analysis.pipelineReports(recordings.size()));
        recordings.add(analysis.summary(readChunks));
        warnings.addAll(ofRecording);
        warnings.addAll(analysis.warnings());
    }

    @Override
    public void add(Warning warning) {
        warnings.add(warning);
    }

    @Override
    public boolean isEmpty() {
        return recordings.isEmpty();
    }

    /** Whether a warning says that something is missing. */
    public static boolean isIncomplete(Warning warning) {
        return INCOMPLETE.contains(warning.code());
    }

    public Report build() {
        EventCounts counts = EventCounts.NONE;
        DrainCounts drain = new DrainCounts(0, 0, 0);
        for (PipelineReport pipeline : pipelines) {
            counts = counts.plus(pipeline.counts());
            drain = drain.plus(pipeline.drain());
        }
        return new Report(recordings, verdict(counts, drain), counts, drain, pipelines, warnings);
    }

    private Verdict verdict(EventCounts counts, DrainCounts drain) {
        ThreadReport worst = worstThread();
        Map<Cause, Long> lost = lostByCause();
        Cause mainCause = mainCause(lost);
        PipelineReport worstPipeline = pipelines.stream()
                .filter(pipeline -> pipeline.counts().dropped() > 0)
                .max(Comparator.comparingLong(pipeline -> pipeline.counts().dropped()))
                .orElse(null);
        return new Verdict(
                counts.offered(),
                counts.dropped(),
                counts.lossRatio(),
                warnings.stream().anyMatch(ReportBuilder::isIncomplete),
                worst == null ? null : worst.name(),
                worst == null ? 0 : Ratios.of(worst.counts().dropped(), counts.dropped()),
                worstPipeline == null ? null : worstPipeline.name(),
                pipelines.stream()
                        .mapToDouble(pipeline -> pipeline.counts().lossRatio())
                        .max()
                        .orElse(0),
                drain.failed(),
                mainCause,
                Ratios.of(lost.getOrDefault(mainCause, 0L), counts.dropped()));
    }

    /** The cause of most lost events; null without any. */
    public static @Nullable Cause mainCause(Map<Cause, Long> lostByCause) {
        return lostByCause.entrySet().stream()
                .max(Map.Entry.<Cause, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    private Map<Cause, Long> lostByCause() {
        Map<Cause, Long> lost = new EnumMap<>(Cause.class);
        for (PipelineReport pipeline : pipelines) {
            for (CauseShare share : pipeline.causes().shares()) {
                lost.merge(share.cause(), share.lostEvents(), EventCounts::saturatedSum);
            }
        }
        return lost;
    }

    private @Nullable ThreadReport worstThread() {
        return pipelines.stream()
                .flatMap(pipeline -> pipeline.threads().stream())
                .filter(thread -> thread.kind() != ThreadReport.Kind.OTHER)
                .filter(thread -> thread.counts().dropped() > 0)
                .max(Comparator.comparingLong(thread -> thread.counts().dropped()))
                .orElse(null);
    }
}
