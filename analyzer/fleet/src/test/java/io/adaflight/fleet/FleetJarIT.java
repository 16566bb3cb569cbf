package io.adaflight.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.fixture.SmallRecording;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as users start it, on the JDK of the build. */
class FleetJarIT {
    private static final Path JAR = Path.of("target", "adaflight-fleet.jar");

    @TempDir
    Path folder;

    @Test
    void jar_sqlAndExport_writeNothingElseToTheConsole() throws Exception {
        Path recording = SmallRecording.write(folder.resolve("a.jfr"), "orders", "worker", 90, 10);
        assertThat(run("sql", "select sum(lost) as lost from threads", recording.toString()))
                .isEqualTo("lost\n  10\n");
        Path tables = folder.resolve("tables");
        assertThat(run("export", "--format", "parquet", "--output", tables.toString(), recording.toString()))
                .isEmpty();
        assertThat(run("sql", "select lost from recordings", tables.toString())).isEqualTo("lost\n  10\n");
    }

    /* What the process writes, to both of its streams. */
    private String run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        Path console = folder.resolve("console.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(console.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(console)).isZero();
        return Files.readString(console, StandardCharsets.UTF_8);
    }
}
