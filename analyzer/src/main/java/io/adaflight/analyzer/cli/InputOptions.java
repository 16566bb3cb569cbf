package io.adaflight.analyzer.cli;

import io.adaflight.analyzer.analysis.count.ReportSink;
import io.adaflight.analyzer.analysis.count.TimeBound;
import io.adaflight.analyzer.analysis.result.Report;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What of the recordings is read. */
final class InputOptions {
    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = TimeBoundConverter.class,
            description = "Report from this time on: 10s, 1m30s or 1500ms after the start, -5s before the end,"
                    + " or an instant such as 2026-01-31T12:00:00Z.")
    private @Nullable TimeBound from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = TimeBoundConverter.class,
            description = "Report up to this time; as --from.")
    private @Nullable TimeBound to;

    @Option(
            names = {"-p", "--pipeline"},
            paramLabel = "NAME",
            description = "Report on this pipeline only.")
    private @Nullable String pipeline;

    @Option(names = "--verbose", description = "Show stack traces and the parser's messages.")
    private boolean verbose;

    RecordingsReader reader(CommandSpec spec, Terminal terminal) {
        return new RecordingsReader(spec.commandLine().getErr(), terminal.interactive(), verbose);
    }

    /** Reads these recordings into a sink. */
    void readInto(ReportSink sink, RecordingsReader reader, List<Path> recordings, CommandSpec spec) {
        try {
            reader.readInto(sink, recordings, from, to, pipeline);
        } catch (WrongUsage e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** Whether all of the time is read. */
    boolean isWhole() {
        return from == null && to == null;
    }

    /**
     * The report on these recordings together; null when none could be read.
     *
     * @param counters the counters file of the only recording; null for none
     */
    @Nullable
    Report read(RecordingsReader reader, List<Path> recordings, @Nullable Path counters, CommandSpec spec) {
        try {
            return reader.read(recordings, from, to, pipeline, counters);
        } catch (WrongUsage e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
