package io.adaflight.analyzer.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Where the result goes. */
final class FileOption {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write to this file, in UTF-8; it appears only when it is complete.")
    private @Nullable Path output;

    /**
     * Refuses an output that is one of the inputs.
     *
     * @param inputs a folder means all recordings in it
     */
    void checkApartFrom(List<Path> inputs, CommandSpec spec) {
        Path input = InputFiles.overwrittenBy(output, inputs);
        if (input != null) {
            String name = output == null ? "standard output" : "--output " + output;
            throw new ParameterException(
                    spec.commandLine(), name + ": would overwrite " + input + ", which is an input; name another file");
        }
    }

    /** The file; null for standard output. */
    @Nullable
    Path file() {
        return output;
    }

    boolean isGiven() {
        return output != null;
    }

    void write(ReportFile.Content content, CommandSpec spec) throws IOException {
        Path file = output;
        if (file == null) {
            PrintWriter out = spec.commandLine().getOut();
            content.writeTo(out);
            out.flush();
            return;
        }
        try {
            ReportFile.write(file, content);
        } catch (IOException e) {
            throw new ParameterException(
                    spec.commandLine(), "--output " + file + ": cannot be written (" + e + "); check the folder", e);
        }
    }
}
