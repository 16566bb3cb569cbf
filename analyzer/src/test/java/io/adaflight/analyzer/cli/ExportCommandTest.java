package io.adaflight.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.adaflight.analyzer.SampleRecording;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {
    @TempDir
    static Path samples;

    private static Path lossy;

    @TempDir
    Path folder;

    private record Run(int exitCode, String out, String err) {}

    @BeforeAll
    static void record() throws IOException {
        lossy = SampleRecording.typical(samples.resolve("lossy.jfr"));
    }

    private static Run runIn(boolean interactive, Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = AdaFlightCommand.commandLine(new Terminal(80, false, interactive, StandardCharsets.UTF_8))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new));
        return new Run(exitCode, out.toString(), err.toString());
    }

    private static Run run(Object... arguments) {
        return runIn(false, arguments);
    }

    @Test
    void csv_ofOneTable_hasALineForEachRow() {
        Run run = run("export", "--table", "threads", lossy);
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        List<String> lines = run.out().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).startsWith("recording,pipeline,thread,thread_id,kind,");
        assertThat(lines.get(1)).startsWith("\"" + lossy + "\",\"orders\",\"producer-2\",12,\"THREAD\",true,20");
        assertThat(run.out()).endsWith("\r\n");
    }

    @Test
    void ndjson_ofOneTable_isAnObjectALine() throws IOException {
        Run run = run("export", "--table", "episodes", "--format", "ndjson", lossy, lossy);
        List<String> lines = run.out().lines().toList();
        assertThat(lines).hasSize(2);
        Map<String, Object> row = JSON.std.mapFrom(lines.get(0));
        assertThat(row)
                .containsEntry("thread", "producer-2")
                .containsEntry("lost", 100)
                .containsEntry("open", false);
        assertThat(String.valueOf(row.get("start_time"))).endsWith("Z");
        assertThat(run.err()).contains("chunks in common");
        Map<String, Object> pipeline = JSON.std.mapFrom(
                run("export", "-t", "pipelines", "-f", "ndjson", lossy).out());
        assertThat(pipeline).containsKey("main_cause").containsEntry("loss_ratio", 100 / 2005.0);
    }

    @Test
    void text_hostile_isHarmless() throws IOException {
        Path file = folder.resolve("hostile.jfr");
        try (SampleRecording sample = new SampleRecording()) {
            sample.configure("=1+1", event -> {})
                    .info("=1+1", 1, "a\"b\nc\u001b[31m")
                    .thread("=1+1", 1, row -> {})
                    .thread("=1+1", 1, row -> row.written = 1)
                    .write(file);
        }
        String csv = run("export", "-t", "threads", file).out();
        assertThat(csv).contains(",\"'=1+1\",\"a\"\"b\\u000ac\\u001b[31m\",1,");
        String json = run("export", "-t", "threads", "-f", "ndjson", file).out();
        assertThat(json.lines()).hasSize(1);
        assertThat(json).doesNotContain("\u001b");
        assertThat(JSON.std.mapFrom(json))
                .containsEntry("thread", "a\"b\nc\u001b[31m")
                .containsEntry("pipeline", "=1+1");
    }

    @Test
    void allTables_areAFolderWithAFileForEach() throws IOException {
        Path target = folder.resolve("tables");
        assertThat(run("export", "--output", target, lossy).exitCode()).isZero();
        try (Stream<Path> files = Files.list(target)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())))
                    .containsExactlyInAnyOrder(
                            "recordings.csv",
                            "pipelines.csv",
                            "threads.csv",
                            "episodes.csv",
                            "causes.csv",
                            "findings.csv");
        }
        assertThat(Files.readString(target.resolve("threads.csv")))
                .isEqualTo(run("export", "-t", "threads", lossy).out());
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
        Run again = run("export", "--output", target, lossy);
        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.err()).contains("already exists; name a new folder");
    }

    @Test
    void file_isReplacedAsAWhole() throws IOException {
        Path target = Files.writeString(folder.resolve("threads.csv"), "old");
        assertThat(run("export", "-t", "threads", "-o", target, lossy).exitCode())
                .isZero();
        assertThat(Files.readString(target))
                .isEqualTo(run("export", "-t", "threads", lossy).out());
        Run impossible = run("export", "-t", "threads", "-o", target.resolve("x.csv"), lossy);
        assertThat(impossible.exitCode()).isEqualTo(2);
        assertThat(impossible.err()).contains("cannot be written");
        Run inFolder = run("export", "-t", "threads", "-o", folder, lossy);
        assertThat(inFolder.exitCode()).isEqualTo(2);
        assertThat(inFolder.err()).contains("is a folder; name a file");
    }

    @Test
    void unreadable_recordings_areNamedCountedAndRows() throws IOException {
        Path text = Files.writeString(folder.resolve("text.jfr"), "no recording");
        Files.copy(lossy, folder.resolve("whole.jfr"));
        Run run = run("export", "-t", "recordings", "-f", "ndjson", folder);
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err())
                .contains("adaflight: " + text + ": is not a flight recording")
                .contains("adaflight: 1 of 2 recordings could not be read");
        assertThat(run.out().lines()).hasSize(2);
        assertThat(JSON.std.mapFrom(run.out().lines().findFirst().orElseThrow()))
                .containsEntry("status", "UNREADABLE");
        Run alone = run("export", "-t", "recordings", text);
        assertThat(alone.exitCode()).isEqualTo(3);
        assertThat(alone.err().lines()).hasSize(1);
    }

    @Test
    void usage_wrong_saysWhatIsExpected() {
        assertThat(run("export", lossy).err()).contains("expected --output PATH");
        assertThat(run("export", lossy).exitCode()).isEqualTo(2);
        assertThat(run("export", "-t", "threads", "-f", "xml", lossy).err()).contains("expected csv, ndjson");
        assertThat(run("export", "-t", "nothing", lossy).err()).contains("THREADS");
    }

    @Test
    void progress_largeRecording_isShownAndWipedOut() throws IOException {
        Path large = folder.resolve("large.jfr");
        byte[] bytes = Files.readAllBytes(lossy);
        Files.write(large, Arrays.copyOf(bytes, 33 << 20));
        Files.copy(lossy, folder.resolve("small.jfr"));
        Run run = runIn(true, "export", "-t", "recordings", folder);
        assertThat(run.err()).contains(" 99 % of 2 recordings").endsWith("\r\u001b[K");
        assertThat(runIn(true, "export", "-t", "recordings", lossy).err()).isEmpty();
    }
}
