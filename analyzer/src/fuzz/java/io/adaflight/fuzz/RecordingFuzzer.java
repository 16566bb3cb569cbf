package io.adaflight.fuzz;

import io.adaflight.analyzer.CraftedRecording;
import io.adaflight.analyzer.SampleRecording;
import io.adaflight.analyzer.recording.LoadLimits;
import io.adaflight.analyzer.recording.Progress;
import io.adaflight.analyzer.recording.Recording;
import io.adaflight.analyzer.recording.RecordingException;
import io.adaflight.analyzer.recording.warning.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Reads whatever the fuzzer thinks of: only a {@link RecordingException} may come out of it, in time and in memory. */
public final class RecordingFuzzer {
    private static final LoadLimits LIMITS = new LoadLimits(1 << 24, 1 << 26, 100, Duration.ofSeconds(10), 1);

    private RecordingFuzzer() {}

    /** Writes the recordings that the fuzzer begins with into a new folder. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        SampleRecording.typical(folder.resolve("typical.jfr"));
        for (CraftedRecording crafted : CraftedRecording.SMALL) {
            crafted.make(folder.resolve(crafted.name()));
        }
    }

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        Recording.silenceParser();
        Path file = Files.createTempFile("fuzz", ".jfr");
        try {
            Files.write(file, input);
            read(file);
        } finally {
            Files.delete(file);
        }
    }

    private static void read(Path file) {
        try (Recording recording = Recording.open(file, LIMITS)) {
            recording.read(event -> {}, Progress.NONE);
            for (Warning warning : recording.warnings()) {
                if (warning.text().contains("could not be parsed within")
                        || warning.text().contains("more memory than there is")) {
                    throw new AssertionError(warning.text());
                }
            }
        } catch (RecordingException e) {
            if (e.getMessage() == null) {
                throw new AssertionError("without a message", e);
            }
        }
    }
}
