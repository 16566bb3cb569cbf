package io.adaflight.analyzer.cli;

import io.adaflight.analyzer.analysis.fleet.FleetBuilder;
import io.adaflight.analyzer.analysis.fleet.FleetReport;
import io.adaflight.analyzer.analysis.result.Report;
import io.adaflight.analyzer.analysis.result.Verdict;
import io.adaflight.analyzer.report.FleetRenderer;
import io.adaflight.analyzer.report.ReportRenderer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads recordings and reports who wrote and who lost how much, and when. */
@Command(
        name = "report",
        description = {
            "Reads flight recordings and reports who wrote and lost how much, when, and why.",
            "",
            "A RECORDING is a file (.jfr, also gzipped) or the repository folder that a killed JVM leaves behind. Each is"
                    + " counted by itself; totals cover all of them.",
            "",
            "With --each, every recording is one row, and one more row sums them up. A folder means all recordings in it."
        },
        footer = {
            "",
            "Exit codes: 0 fine; 1 a pipeline lost RATIO or more; 2 wrong usage; 3 a recording or the counters file could not be read at all."
                    + " What is damaged only in part is reported with warnings and exits 0 or 1.",
            "",
            "Examples:",
            "  report app.jfr",
            "  report app.jfr --format html --output report.html",
            "  report app.jfr --format markdown --top 5 >> comment.md",
            "  report app.jfr --format openmetrics --output adaflight.prom",
            "  report app.jfr --format junit --fail-on-loss 0.1%% --output TEST-adaflight.xml",
            "  report app.jfr --from 10s --to 1m30s --pipeline orders",
            "  report app.jfr --from -30s --width 120",
            "  report before.jfr after.jfr.gz --format json --output report.json",
            "  report repository/2026_01_31_12_00_00_4711 --fail-on-loss 1%%",
            "  report repository/2026_01_31_12_00_00_4711 --counters app-4711.counters",
            "  report --counters app-4711.counters",
            "  report --each fleet/ --top 30",
            "  report --each fleet/ --format html --output fleet.html"
        },
        sortOptions = false)
final class ReportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "RECORDING",
            arity = "0..*",
            description = "Recordings to read; at least one, unless --counters is given.")
    private List<Path> recordings = List.of();

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private ReportFormat format = ReportFormat.TEXT;

    @Option(
            names = {"-n", "--top"},
            paramLabel = "N",
            description =
                    "Rows of each table (with --each: all, html: 10000; text, markdown: 20; openmetrics: 100; html: 2000; otherwise all).")
    private @Nullable Integer top;

    @Option(
            names = "--fail-on-loss",
            paramLabel = "RATIO",
            converter = RatioConverter.class,
            description = "Exit with 1 when a pipeline lost this share of its events or more, as 0.01 or 1%%;"
                    + " with 0 when anything was lost.")
    private @Nullable Double failOnLoss;

    @Option(
            names = "--each",
            description =
                    "One row for each recording and one for all, as text, html or json; a folder means all recordings in it.")
    private boolean each;

    @Option(
            names = "--counters",
            paramLabel = "FILE",
            description =
                    "Merge the final counts of this file into the report on a killed JVM; the plugin's option persist=FILE"
                            + " keeps it. Reports the file alone if there is no RECORDING or it cannot be read.")
    private @Nullable Path counters;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private InputOptions input = new InputOptions();

    ReportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (top != null && top < 1) {
            throw new ParameterException(spec.commandLine(), "--top " + top + ": expected at least 1");
        }
        if (counters != null && (each || recordings.size() > 1 || !input.isWhole())) {
            throw new ParameterException(
                    spec.commandLine(), "--counters " + counters + ": expected one recording, and all of its time");
        }
        if (recordings.isEmpty() && counters == null) {
            throw new ParameterException(spec.commandLine(), "expected a RECORDING, or --counters FILE");
        }
        output.checkApartFrom(inputs(), spec);
        if (each) {
            return reportEach();
        }
        ReportRenderer renderer = format.renderer(output.style(spec, terminal), top, failOnLoss);
        RecordingsReader reader = input.reader(spec, terminal);
        if (failOnLoss == null) {
            reader.acceptCalls();
        }
        Report report = input.read(reader, recordings, counters, spec);
        if (report == null) {
            return ExitCodes.UNREADABLE;
        }
        output.write(writer -> renderer.render(report, writer), spec);
        Verdict verdict = report.verdict();
        return exitCode(reader, verdict.eventsLost(), verdict.worstPipelineLossRatio());
    }

    private List<Path> inputs() {
        List<Path> inputs = new ArrayList<>(recordings);
        if (counters != null) {
            inputs.add(counters);
        }
        return inputs;
    }

    private int reportEach() throws IOException {
        FleetRenderer renderer = format.fleetRenderer(output.style(spec, terminal), top, output.file());
        if (renderer == null) {
            throw new ParameterException(
                    spec.commandLine(), "--each --format " + format + ": expected the format text, html or json");
        }
        RecordingsReader reader = input.reader(spec, terminal);
        FleetBuilder builder = new FleetBuilder();
        input.readInto(builder, reader, FleetFiles.of(recordings), spec);
        if (builder.isEmpty()) {
            return ExitCodes.UNREADABLE;
        }
        FleetReport report = builder.build();
        output.write(writer -> renderer.render(report, writer), spec);
        return exitCode(reader, report.counts().dropped(), report.worstPipelineLossRatio());
    }

    private int exitCode(RecordingsReader reader, long lost, double worstLossRatio) {
        if (reader.hasFailed()) {
            return ExitCodes.UNREADABLE;
        }
        return failOnLoss != null && lost > 0 && worstLossRatio >= failOnLoss ? ExitCodes.FINDINGS : ExitCodes.FINE;
    }
}
