package io.adaflight.analyzer.cli;

import io.adaflight.analyzer.analysis.Report;
import io.adaflight.analyzer.analysis.TimeBound;
import io.adaflight.analyzer.report.ReportRenderer;
import io.adaflight.analyzer.report.TextStyle;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads recordings and reports who wrote and who lost how much, and when. */
@Command(
        name = "report",
        description = {
            "Reads flight recordings and reports who wrote and who lost how much, and when.",
            "",
            "Every RECORDING is a file (.jfr, also gzipped) or the repository folder of one JVM, as a killed one leaves it,"
                    + " and is counted by itself; totals run over all of them."
        },
        footer = {
            "",
            "Exit codes: 0 fine; 1 a pipeline lost RATIO or more; 2 wrong usage; 3 a recording could not be read at all."
                    + " What is damaged only in part is reported with warnings and exits 0 or 1.",
            "",
            "Examples:",
            "  report app.jfr",
            "  report app.jfr --format html --output report.html",
            "  report app.jfr --format markdown --top 5 >> comment.md",
            "  report app.jfr --format openmetrics --output adaflight.prom",
            "  report app.jfr --from 10s --to 1m30s --pipeline orders",
            "  report app.jfr --from -30s --width 120",
            "  report before.jfr after.jfr.gz --format json --output report.json",
            "  report repository/2026_01_31_12_00_00_4711 --fail-on-loss 1%%"
        },
        sortOptions = false)
final class ReportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "RECORDING", arity = "1..*", description = "Recordings to read.")
    private List<Path> recordings = List.of();

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private ReportFormat format = ReportFormat.TEXT;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the report to a file, in UTF-8; it is there in full or not at all.")
    private @Nullable Path output;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = TimeBoundConverter.class,
            description = "Report from here on: 10s, 1m30s or 1500ms after the beginning, -5s before the end,"
                    + " or a moment such as 2026-01-31T12:00:00Z.")
    private @Nullable TimeBound from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = TimeBoundConverter.class,
            description = "Report up to here; as --from.")
    private @Nullable TimeBound to;

    @Option(
            names = {"-p", "--pipeline"},
            paramLabel = "NAME",
            description = "Report on this pipeline only.")
    private @Nullable String pipeline;

    @Option(
            names = {"-n", "--top"},
            paramLabel = "N",
            description = "Rows of each table (text and markdown: 20, openmetrics: 100, otherwise all).")
    private @Nullable Integer top;

    @Option(
            names = "--fail-on-loss",
            paramLabel = "RATIO",
            converter = RatioConverter.class,
            description = "Exit with 1 when a pipeline lost this share of its events or more, as 0.01 or 1%%;"
                    + " with 0 when anything was lost.")
    private @Nullable Double failOnLoss;

    @Option(
            names = "--width",
            paramLabel = "COLUMNS",
            description = "Width of a text report (default: the terminal's, at least 80).")
    private @Nullable Integer width;

    @Option(names = "--verbose", description = "Show stack traces and the remarks of the parser.")
    private boolean verbose;

    ReportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        ReportRenderer renderer = renderer();
        PrintWriter err = spec.commandLine().getErr();
        RecordingsReader reader = new RecordingsReader(err, terminal.interactive(), verbose);
        Report report;
        try {
            report = reader.read(recordings, from, to, pipeline);
        } catch (WrongUsage e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        if (report == null) {
            return ExitCodes.UNREADABLE;
        }
        write(renderer, report);
        if (reader.hasFailed()) {
            return ExitCodes.UNREADABLE;
        }
        return exceeds(report) ? ExitCodes.FINDINGS : ExitCodes.FINE;
    }

    private ReportRenderer renderer() {
        if (top != null && top < 1) {
            throw new ParameterException(spec.commandLine(), "--top " + top + ": expected at least 1");
        }
        Charset charset = output == null ? terminal.charset() : StandardCharsets.UTF_8;
        try {
            boolean colour = output == null && terminal.colour();
            TextStyle style = new TextStyle(width == null ? terminal.columns() : width, colour, charset);
            return format.renderer(style, top);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
        }
    }

    private void write(ReportRenderer renderer, Report report) throws IOException {
        Path file = output;
        if (file == null) {
            PrintWriter out = spec.commandLine().getOut();
            renderer.render(report, out);
            out.flush();
            return;
        }
        try {
            ReportFile.write(file, writer -> renderer.render(report, writer));
        } catch (IOException e) {
            throw new ParameterException(
                    spec.commandLine(), "--output " + file + ": cannot be written (" + e + "); check the folder", e);
        }
    }

    private boolean exceeds(Report report) {
        return failOnLoss != null
                && report.verdict().eventsLost() > 0
                && report.verdict().worstPipelineLossRatio() >= failOnLoss;
    }
}
