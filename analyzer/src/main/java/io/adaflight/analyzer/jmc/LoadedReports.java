package io.adaflight.analyzer.jmc;

import io.adaflight.analyzer.analysis.count.RecordingAnalysis;
import io.adaflight.analyzer.analysis.count.ReportBuilder;
import io.adaflight.analyzer.analysis.result.Report;
import io.adaflight.analyzer.recording.LoadedRecording;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.openjdk.jmc.common.item.IItemCollection;

/** The reports on the recordings that are open: each is made once, by the first rule that asks, and goes with its recording. */
final class LoadedReports {
    private static final Map<IItemCollection, FutureTask<Optional<Report>>> REPORTS = new WeakHashMap<>();

    private LoadedReports() {}

    /**
     * The report on a recording; nothing when it has no AdaFlight events. Rules that ask while it is made wait for it.
     *
     * @throws ExecutionException when it cannot be made
     */
    static Optional<Report> of(IItemCollection items) throws ExecutionException, InterruptedException {
        FutureTask<Optional<Report>> task;
        synchronized (REPORTS) {
            task = REPORTS.computeIfAbsent(items, key -> new FutureTask<>(() -> make(key)));
        }
        task.run();
        return task.get();
    }

    private static Optional<Report> make(IItemCollection items) {
        LoadedRecording recording = new LoadedRecording(items);
        RecordingAnalysis analysis = RecordingAnalysis.of(recording.info(), null, null, null);
        recording.read(analysis);
        if (analysis.pipelineNames().isEmpty()) {
            return Optional.empty();
        }
        ReportBuilder builder = new ReportBuilder();
        builder.add(analysis, recording.info().chunks(), recording.warnings());
        return Optional.of(builder.build());
    }
}
