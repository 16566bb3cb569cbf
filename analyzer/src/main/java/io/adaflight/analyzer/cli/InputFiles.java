package io.adaflight.analyzer.cli;

import io.adaflight.analyzer.recording.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps a command from writing over what it reads. */
final class InputFiles {
    private static final Path STANDARD_OUTPUT = Path.of("/dev/stdout");

    private InputFiles() {}

    /**
     * The input that an output is, under any name: another spelling, a symbolic or a hard link.
     *
     * @param output where a command writes; null for standard output
     * @param inputs what it reads; a folder means all recordings in it
     * @return null when the output is none of them
     */
    static @Nullable Path overwrittenBy(@Nullable Path output, List<Path> inputs) {
        Path target = output == null ? STANDARD_OUTPUT : output;
        if (!Files.exists(target)) {
            return null;
        }
        for (Path input : inputs) {
            if (isSame(target, input)) {
                return input;
            }
            for (Path inside : Recording.filesIn(input)) {
                if (isSame(target, inside)) {
                    return inside;
                }
            }
        }
        return null;
    }

    private static boolean isSame(Path output, Path input) {
        try {
            return Files.exists(input) && Files.isSameFile(output, input);
        } catch (IOException e) {
            return false;
        }
    }
}
