package io.adaflight.analyzer.cli;

import io.adaflight.analyzer.report.text.TextStyle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Where a report goes, and how wide its text is. */
final class OutputOptions {
    @Mixin
    private FileOption output = new FileOption();

    @Option(
            names = "--width",
            paramLabel = "COLUMNS",
            description = "Width of a text report (default: the terminal's, at least 80).")
    private @Nullable Integer width;

    TextStyle style(CommandSpec spec, Terminal terminal) {
        try {
            return new TextStyle(
                    width == null ? terminal.columns() : width,
                    !output.isGiven() && terminal.colour(),
                    output.isGiven() ? StandardCharsets.UTF_8 : terminal.charset());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
        }
    }

    /** The file; null for standard output. */
    @Nullable
    Path file() {
        return output.file();
    }

    void checkApartFrom(List<Path> inputs, CommandSpec spec) {
        output.checkApartFrom(inputs, spec);
    }

    void write(ReportFile.Content content, CommandSpec spec) throws IOException {
        output.write(content, spec);
    }
}
