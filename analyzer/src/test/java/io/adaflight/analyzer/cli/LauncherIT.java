package io.adaflight.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.adaflight.analyzer.SampleRecording;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher that the build lays out, with its archive of class data. */
class LauncherIT {
    private static final Path LAUNCHER = Path.of("target", "adaflight", "bin", "adaflight");

    @TempDir
    Path folder;

    @Test
    void launcher_firstAndLaterRuns_sayTheSameAndShareAnArchive() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no sh");
        Path recording = SampleRecording.typical(folder.resolve("app.jfr"));

        String first = run("report", recording.toString());
        List<Path> archives = archives();
        String second = run("report", recording.toString());

        assertThat(first).startsWith("2,005 events offered, 100 lost").isEqualTo(second);
        assertThat(archives).hasSize(1);
        assertThat(archives()).isEqualTo(archives);
        assertThat(run("--version")).startsWith("adaflight 0.");
    }

    private List<Path> archives() throws Exception {
        try (Stream<Path> files = Files.list(folder.resolve("cache").resolve("adaflight"))) {
            return files.toList();
        }
    }

    private String run(String... arguments) throws Exception {
        ProcessBuilder launcher =
                new ProcessBuilder(Stream.concat(Stream.of("/bin/sh", LAUNCHER.toString()), Stream.of(arguments))
                        .toList());
        launcher.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        launcher.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = launcher.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
