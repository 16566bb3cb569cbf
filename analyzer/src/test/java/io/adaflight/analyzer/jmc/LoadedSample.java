package io.adaflight.analyzer.jmc;

import io.adaflight.analyzer.SampleRecording;
import io.adaflight.analyzer.analysis.count.RecordingAnalysis;
import io.adaflight.analyzer.analysis.count.ReportBuilder;
import io.adaflight.analyzer.analysis.result.Report;
import io.adaflight.analyzer.recording.LoadLimits;
import io.adaflight.analyzer.recording.Progress;
import io.adaflight.analyzer.recording.Recording;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.util.IPreferenceValueProvider;
import org.openjdk.jmc.flightrecorder.JfrLoaderToolkit;
import org.openjdk.jmc.flightrecorder.rules.IResult;
import org.openjdk.jmc.flightrecorder.rules.IRule;
import org.openjdk.jmc.flightrecorder.rules.ResultProvider;

/** A recording as JDK Mission Control has it, and as the command line reads it. */
record LoadedSample(Path file, IItemCollection items) {
    static final List<IRule> RULES = List.of(
            new LossRule(),
            new BackPressureRule(),
            new SwapRule(),
            new ImbalanceRule(),
            new StalledDrainRule(),
            new AnomalyRule(),
            new LostDataRule());

    interface Filling {
        void fill(SampleRecording sample) throws Exception;
    }

    static LoadedSample of(Path file, Filling filling) throws Exception {
        try (SampleRecording sample = new SampleRecording()) {
            filling.fill(sample);
            sample.write(file);
        }
        return new LoadedSample(file, JfrLoaderToolkit.loadEvents(file.toFile()));
    }

    IResult evaluate(IRule rule) throws Exception {
        return evaluate(rule, items, IPreferenceValueProvider.DEFAULT_VALUES);
    }

    static IResult evaluate(IRule rule, IItemCollection items, IPreferenceValueProvider preferences) throws Exception {
        var evaluation = rule.createEvaluation(items, preferences, new ResultProvider());
        evaluation.run();
        return evaluation.get();
    }

    Report readByTheCommandLine() throws Exception {
        try (Recording recording = Recording.open(file, LoadLimits.forHeap(1L << 30))) {
            RecordingAnalysis analysis = RecordingAnalysis.of(recording.info(), null, null, null);
            int chunks = recording.read(analysis, Progress.NONE);
            ReportBuilder builder = new ReportBuilder();
            builder.add(analysis, chunks, recording.warnings());
            return builder.build();
        }
    }
}
