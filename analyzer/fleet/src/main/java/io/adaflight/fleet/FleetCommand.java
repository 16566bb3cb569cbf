package io.adaflight.fleet;

import io.adaflight.analyzer.cli.AdaFlightCommand;
import io.adaflight.analyzer.cli.Terminal;
import io.adaflight.analyzer.report.export.ExportFormat;
import io.adaflight.analyzer.report.export.TextFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** The program with all commands of the analyzer, {@code export --format parquet} and {@code sql}. */
public final class FleetCommand {
    private FleetCommand() {}

    /** Runs the program and ends the process with its exit code. */
    public static void main(String[] arguments) {
        AdaFlightCommand.run(arguments, FleetCommand::commandLine);
    }

    static CommandLine commandLine(Terminal terminal) {
        List<ExportFormat> formats = new ArrayList<>(List.of(TextFormat.values()));
        formats.add(new ParquetFormat());
        return AdaFlightCommand.commandLine(terminal, formats, Map.of("sql", new SqlCommand(terminal)));
    }
}
