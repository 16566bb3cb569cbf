package io.adaflight.analyzer.cli;

import io.adaflight.analyzer.analysis.RecordingAnalysis;
import io.adaflight.analyzer.analysis.Report;
import io.adaflight.analyzer.analysis.ReportBuilder;
import io.adaflight.analyzer.analysis.TimeBound;
import io.adaflight.analyzer.recording.LoadLimits;
import io.adaflight.analyzer.recording.Progress;
import io.adaflight.analyzer.recording.Recording;
import io.adaflight.analyzer.recording.RecordingException;
import io.adaflight.analyzer.recording.Warning;
import io.adaflight.analyzer.recording.Warning.Code;
import io.adaflight.analyzer.report.Printable;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads all recordings of one call. One that cannot be read costs an error line, a warning in the report and the exit code. */
final class RecordingsReader {
    private final PrintWriter err;
    private final boolean interactive;
    private final boolean verbose;
    private final ReportBuilder builder = new ReportBuilder();
    private final TreeSet<String> pipelineNames = new TreeSet<>();
    private boolean failed;

    RecordingsReader(PrintWriter err, boolean interactive, boolean verbose) {
        this.err = err;
        this.interactive = interactive;
        this.verbose = verbose;
        if (!verbose) {
            Recording.silenceParser();
        }
    }

    /**
     * Reads them one after the other.
     *
     * @return null when none could be read
     * @throws WrongUsage when the time or the pipeline that was asked for is not there
     */
    @Nullable
    Report read(List<Path> paths, @Nullable TimeBound from, @Nullable TimeBound to, @Nullable String pipeline) {
        LoadLimits limits = LoadLimits.forHeap(Runtime.getRuntime().maxMemory());
        List<Recording> opened = new ArrayList<>();
        try {
            for (Path path : paths) {
                try {
                    Recording recording = Recording.open(path, limits);
                    opened.add(recording);
                    read(recording, from, to, pipeline);
                } catch (RecordingException e) {
                    fail(path, e);
                }
            }
            warnOfSharedChunks(opened);
        } finally {
            opened.forEach(Recording::close);
        }
        if (builder.isEmpty()) {
            return null;
        }
        if (pipeline != null && !pipelineNames.contains(pipeline)) {
            throw new WrongUsage("--pipeline " + escape(pipeline) + ": there is no such pipeline; there are "
                    + escape(String.join(", ", pipelineNames)));
        }
        return builder.build();
    }

    /** Whether any recording could not be read at all. */
    boolean hasFailed() {
        return failed;
    }

    private void read(Recording recording, @Nullable TimeBound from, @Nullable TimeBound to, @Nullable String pipeline)
            throws RecordingException {
        String name = recording.info().name();
        RecordingAnalysis analysis;
        try {
            analysis = RecordingAnalysis.of(recording.info(), from, to, pipeline);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(String.valueOf(e.getMessage()));
        }
        int chunks = recording.read(analysis, interactive ? new ProgressBar(err, name) : Progress.NONE);
        if (analysis.pipelineNames().isEmpty()) {
            throw new RecordingException(
                    name + ": has no events of AdaFlight; record an application that uses the plugin,"
                            + " with settings that enable adaflight.*");
        }
        pipelineNames.addAll(analysis.pipelineNames());
        builder.add(analysis, chunks, recording.warnings());
    }

    private void fail(Path path, RecordingException problem) {
        failed = true;
        String message = String.valueOf(problem.getMessage());
        builder.add(new Warning(Code.UNREADABLE_RECORDING, path.toString(), "", message));
        err.println("adaflight: " + escape(message));
        if (verbose) {
            problem.printStackTrace(err);
        }
        err.flush();
    }

    private void warnOfSharedChunks(List<Recording> opened) {
        for (int first = 0; first < opened.size(); first++) {
            for (int second = first + 1; second < opened.size(); second++) {
                int shared = opened.get(first).sharedChunks(opened.get(second));
                if (shared > 0) {
                    String other = opened.get(first).info().name();
                    String text = "has " + shared + " chunks in common with " + other + ": their events count twice";
                    builder.add(new Warning(
                            Code.DUPLICATE_CHUNK, opened.get(second).info().name(), "", text));
                }
            }
        }
    }

    private static String escape(String text) {
        return new Printable(StandardCharsets.UTF_8).escape(text);
    }
}
