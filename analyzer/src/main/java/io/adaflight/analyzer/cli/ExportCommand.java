package io.adaflight.analyzer.cli;

import io.adaflight.analyzer.report.export.ExportFormat;
import io.adaflight.analyzer.report.export.TableWriter;
import io.adaflight.analyzer.report.export.TextFormat;
import io.adaflight.analyzer.rows.Row;
import io.adaflight.analyzer.rows.Table;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes recordings as rows of flat tables, for databases and spreadsheets. */
@Command(
        name = "export",
        description = {
            "Writes recordings as rows of flat tables, for databases and spreadsheets.",
            "",
            "RECORDING is a file (.jfr, also gzipped) or a folder of recordings. They are read on all"
                    + " CPUs and written in order. A recording that cannot be read has a row in"
                    + " the table recordings that says why."
        },
        footer = {
            "",
            "Exit codes: 0 fine; 2 wrong usage; 3 a recording could not be read at all, or has no AdaFlight events; all"
                    + " others are exported.",
            "",
            "Examples:",
            "  export --table threads app.jfr",
            "  export --table causes --format ndjson fleet/ | jq .cause",
            "  export --format csv --output tables fleet/"
        },
        sortOptions = false)
final class ExportCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final List<ExportFormat> formats;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "RECORDING", arity = "1..*", description = "Recordings to read.")
    private List<Path> recordings = List.of();

    @Option(
            names = {"-t", "--table"},
            paramLabel = "TABLE",
            description = "${COMPLETION-CANDIDATES} (default: all, which needs --output).")
    private @Nullable Table table;

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            defaultValue = "csv",
            description = "csv, ndjson (one JSON object per line) or, in adaflight-fleet.jar, parquet (default:"
                    + " ${DEFAULT-VALUE}).")
    private String format = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PATH",
            description = "With --table, the file to write or replace; otherwise a new folder, with one file per"
                    + " table. It appears only when it is complete.")
    private @Nullable Path output;

    ExportCommand(Terminal terminal, List<ExportFormat> formats) {
        this.terminal = terminal;
        this.formats = List.copyOf(formats);
    }

    @Override
    public Integer call() throws IOException {
        ExportFormat asked = format();
        List<Path> files = FleetFiles.of(recordings);
        FleetReading reading = new FleetReading(spec.commandLine().getErr(), terminal);
        Path target = output;
        checkApart(target);
        if (target == null) {
            toStandardOutput(asked, files, reading);
        } else {
            check(target);
            try {
                write(asked, files, reading, target);
            } catch (IOException e) {
                throw wrong("--output " + target + ": cannot be written (" + e + "); check the folder");
            }
        }
        return reading.exitCode();
    }

    private ExportFormat format() {
        return formats.stream()
                .filter(known -> known.name().equalsIgnoreCase(format))
                .findFirst()
                .orElseThrow(() -> wrong("--format " + format + ": expected "
                        + formats.stream()
                                .map(known -> known.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    }

    private ParameterException wrong(String text) {
        return new ParameterException(spec.commandLine(), text);
    }

    private void checkApart(@Nullable Path target) {
        Path input = InputFiles.overwrittenBy(target, recordings);
        if (input != null) {
            throw wrong((target == null ? "standard output" : "--output " + target) + ": would overwrite " + input
                    + ", which is an input; name another file");
        }
    }

    private void check(Path target) {
        if (table == null && Files.exists(target)) {
            throw wrong("--output " + target + ": already exists; name a new folder");
        }
        if (table != null && Files.isDirectory(target)) {
            throw wrong("--output " + target + ": is a folder; name a file, or leave --table out");
        }
    }

    private void toStandardOutput(ExportFormat asked, List<Path> files, FleetReading reading) throws IOException {
        Table only = table;
        if (only == null || !(asked instanceof TextFormat text)) {
            throw wrong("expected --output PATH: standard output takes one --table, as csv or ndjson");
        }
        PrintWriter out = spec.commandLine().getOut();
        try (TableWriter writer = text.open(only, out)) {
            readInto(Map.of(only, writer), files, reading);
            writer.finish();
        }
        out.flush();
    }

    private void write(ExportFormat asked, List<Path> files, FleetReading reading, Path target) throws IOException {
        Table only = table;
        if (only != null && asked instanceof TextFormat text) {
            ReportFile.write(target, out -> {
                try (TableWriter writer = text.open(only, out)) {
                    readInto(Map.of(only, writer), files, reading);
                    writer.finish();
                }
            });
        } else if (only != null) {
            AtomicPath.make(target, file -> {
                try (TableWriter writer = asked.open(only, file)) {
                    readInto(Map.of(only, writer), files, reading);
                    writer.finish();
                }
            });
        } else {
            AtomicPath.make(target, folder -> writeAll(asked, files, reading, folder));
        }
    }

    private static void writeAll(ExportFormat asked, List<Path> files, FleetReading reading, Path folder)
            throws IOException {
        Files.createDirectory(folder);
        Map<Table, TableWriter> writers = new EnumMap<>(Table.class);
        try {
            for (Table each : Table.values()) {
                writers.put(
                        each,
                        asked.open(
                                each, folder.resolve(each + "." + asked.name().toLowerCase(Locale.ROOT))));
            }
            readInto(writers, files, reading);
            for (TableWriter writer : writers.values()) {
                writer.finish();
            }
        } finally {
            for (TableWriter writer : writers.values()) {
                writer.close();
            }
        }
    }

    private static void readInto(Map<Table, TableWriter> writers, List<Path> files, FleetReading reading)
            throws IOException {
        reading.read(files, (path, rows) -> {
            for (Row row : rows.rows()) {
                TableWriter writer = writers.get(row.table());
                if (writer != null) {
                    writer.write(row.values());
                }
            }
        });
    }
}
