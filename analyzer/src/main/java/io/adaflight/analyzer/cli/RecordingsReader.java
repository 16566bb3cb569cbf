package io.adaflight.analyzer.cli;

import io.adaflight.analyzer.analysis.count.RecordingAnalysis;
import io.adaflight.analyzer.analysis.count.ReportBuilder;
import io.adaflight.analyzer.analysis.count.ReportSink;
import io.adaflight.analyzer.analysis.count.TimeBound;
import io.adaflight.analyzer.analysis.result.Instrumentation;
import io.adaflight.analyzer.analysis.result.Report;
import io.adaflight.analyzer.counters.CountersFileReader;
import io.adaflight.analyzer.recording.LoadLimits;
import io.adaflight.analyzer.recording.Progress;
import io.adaflight.analyzer.recording.Recording;
import io.adaflight.analyzer.recording.RecordingException;
import io.adaflight.analyzer.recording.SeenChunks;
import io.adaflight.analyzer.recording.SharedMetadata;
import io.adaflight.analyzer.recording.warning.Warning;
import io.adaflight.analyzer.recording.warning.Warning.Code;
import io.adaflight.analyzer.report.Printable;
import io.adaflight.analyzer.wording.CallsSentence;
import io.adaflight.analyzer.wording.InstrumentationSentence;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads all recordings of one call. One that cannot be read costs an error line, a warning in the report and the exit code. */
final class RecordingsReader {
    private final PrintWriter err;
    private final boolean interactive;
    private final boolean verbose;
    private final SeenChunks seen = new SeenChunks();
    private final SharedMetadata metadata = new SharedMetadata();
    private final TreeSet<String> pipelineNames = new TreeSet<>();
    private boolean callsSuffice;
    private boolean failed;

    RecordingsReader(PrintWriter err, boolean interactive, boolean verbose) {
        this.err = err;
        this.interactive = interactive;
        this.verbose = verbose;
        if (!verbose) {
            Recording.silenceParser();
        }
    }

    /** Also reads recordings without counters, if the JDK counted calls in them. */
    void acceptCalls() {
        callsSuffice = true;
    }

    /**
     * Reads them one after the other into one report.
     *
     * @param paths at most one when there are counters; without any, or if it cannot be read, the counters are reported alone
     * @param counters the counters file that the process of the only recording left; null for none
     * @return null when none could be read
     * @throws WrongUsage when the time or the pipeline that was asked for is not there
     */
    @Nullable
    Report read(
            List<Path> paths,
            @Nullable TimeBound from,
            @Nullable TimeBound to,
            @Nullable String pipeline,
            @Nullable Path counters) {
        ReportBuilder builder = new ReportBuilder();
        readInto(builder, paths, from, to, pipeline, counters);
        return builder.isEmpty() ? null : builder.build();
    }

    /**
     * Reads them one after the other; what the sink does not keep is not kept.
     *
     * @throws WrongUsage when the time or the pipeline that was asked for is not there
     */
    void readInto(
            ReportSink sink,
            List<Path> paths,
            @Nullable TimeBound from,
            @Nullable TimeBound to,
            @Nullable String pipeline) {
        readInto(sink, paths, from, to, pipeline, null);
    }

    private void readInto(
            ReportSink sink,
            List<Path> paths,
            @Nullable TimeBound from,
            @Nullable TimeBound to,
            @Nullable String pipeline,
            @Nullable Path counters) {
        LoadLimits limits = LoadLimits.forHeap(Runtime.getRuntime().maxMemory());
        boolean completed = false;
        for (Path path : paths) {
            Progress progress = interactive ? new ProgressBar(err, path.toString()) : Progress.NONE;
            try (Recording recording = Recording.open(path, limits, metadata, progress)) {
                warnOfSharedChunks(recording, sink);
                read(recording, progress, sink, from, to, pipeline, counters);
                completed = true;
            } catch (RecordingException e) {
                fail(path, sink, e);
            } catch (OutOfMemoryError | StackOverflowError e) {
                fail(path, sink, new RecordingException(path + ": " + MemoryShortage.describe(e), e));
            }
        }
        if (counters != null && !completed) {
            readAlone(counters, sink, pipeline);
        }
        if (!sink.isEmpty() && pipeline != null && !pipelineNames.contains(pipeline)) {
            throw new WrongUsage("--pipeline " + escape(pipeline) + ": there is no such pipeline; there are "
                    + escape(String.join(", ", pipelineNames)));
        }
    }

    /** Whether any recording could not be read at all. */
    boolean hasFailed() {
        return failed;
    }

    private void read(
            Recording recording,
            Progress progress,
            ReportSink sink,
            @Nullable TimeBound from,
            @Nullable TimeBound to,
            @Nullable String pipeline,
            @Nullable Path counters)
            throws RecordingException {
        String name = recording.info().name();
        RecordingAnalysis analysis;
        try {
            analysis = RecordingAnalysis.of(recording.info(), from, to, pipeline);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(String.valueOf(e.getMessage()));
        }
        int chunks = recording.read(analysis, progress);
        if (analysis.pipelineNames().isEmpty()) {
            boolean called = !analysis.instrumentation().countedMethods().isEmpty();
            if (!called || !callsSuffice) {
                throw new RecordingException(name + withoutCounters(analysis.instrumentation()), recording.warnings());
            }
            sink.add(new Warning(Code.NO_COUNTERS, name, "", CallsSentence.LIMITS));
        }
        if (counters != null) {
            complete(analysis, counters, sink);
        }
        pipelineNames.addAll(analysis.pipelineNames());
        sink.add(analysis, chunks, recording.warnings());
    }

    private static String withoutCounters(Instrumentation instrumentation) {
        String found = InstrumentationSentence.of(instrumentation);
        if (!found.isEmpty()) {
            return ": has no AdaFlight counters; the agent's instrument= " + found;
        }
        return instrumentation.countedMethods().isEmpty()
                ? ": has no AdaFlight events; record an application that uses the plugin,"
                        + " with settings that enable adaflight.*"
                : ": has no AdaFlight events, only the JDK's counts of calls; 'report' without --fail-on-loss shows them";
    }

    private void readAlone(Path counters, ReportSink sink, @Nullable String pipeline) {
        try {
            RecordingAnalysis analysis = RecordingAnalysis.of(CountersFileReader.read(counters), pipeline);
            pipelineNames.addAll(analysis.pipelineNames());
            sink.add(analysis, 0, List.of());
        } catch (RecordingException e) {
            fail(counters, sink, e);
        }
    }

    /** What cannot be completed is reported as it was recorded. */
    private void complete(RecordingAnalysis analysis, Path counters, ReportSink sink) {
        try {
            analysis.complete(CountersFileReader.read(counters));
        } catch (RecordingException | IllegalArgumentException e) {
            fail(new Warning(Code.COUNTERS_FILE, "", "", String.valueOf(e.getMessage())), sink, e);
        }
    }

    private void fail(Path path, ReportSink sink, RecordingException problem) {
        String message = String.valueOf(problem.getMessage());
        fail(new Warning(Code.UNREADABLE_RECORDING, path.toString(), "", message), sink, problem);
        for (Warning warning : problem.warnings()) {
            sink.add(warning);
            err.println("adaflight: " + escape(warning.text()));
        }
        err.flush();
    }

    private void fail(Warning warning, ReportSink sink, Exception problem) {
        failed = true;
        sink.add(warning);
        err.println("adaflight: " + escape(warning.text()));
        if (verbose) {
            problem.printStackTrace(err);
        }
        err.flush();
    }

    private void warnOfSharedChunks(Recording recording, ReportSink sink) {
        String name = recording.info().name();
        seen.add(recording).forEach((other, shared) -> {
            String text = "has " + shared + " chunks in common with " + other + ": their events count twice";
            sink.add(new Warning(Code.DUPLICATE_CHUNK, name, "", text));
        });
    }

    private static String escape(String text) {
        return new Printable(StandardCharsets.UTF_8).escape(text);
    }
}
