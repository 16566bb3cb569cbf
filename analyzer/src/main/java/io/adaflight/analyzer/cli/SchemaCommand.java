package io.adaflight.analyzer.cli;

import io.adaflight.analyzer.report.json.JsonReport;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Writes the JSON Schema of the reports. */
@Command(
        name = "schema",
        description = "Writes the JSON Schema (draft 2020-12) of what report and compare write with --format json.",
        footer = {"", "Examples:", "  schema > report.schema.json", "  schema --output report.schema.json"},
        sortOptions = false)
final class SchemaCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private FileOption output = new FileOption();

    @Override
    public Integer call() throws IOException {
        String schema = JsonReport.schema();
        output.write(writer -> writer.write(schema), spec);
        return ExitCodes.FINE;
    }
}
