package io.adaflight.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.adaflight.analyzer.SampleRecording;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code report --each}: a row for each recording, one for all, and memory that does not grow with them. */
class FleetReportTest {
    private static final Terminal PLAIN = new Terminal(80, false, false, StandardCharsets.UTF_8);
    private static final int START_NANOS = 32;
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    static Path samples;

    private static Path lossy;
    private static Path sound;

    @TempDir
    Path folder;

    private record Run(int exitCode, String out, String err) {}

    @BeforeAll
    static void record() throws IOException {
        lossy = SampleRecording.typical(samples.resolve("lossy.jfr"));
        try (SampleRecording sample = new SampleRecording()) {
            sound = sample.configure("audit", event -> {})
                    .thread("audit", 1, row -> {})
                    .pipeline("audit", row -> {})
                    .thread("audit", 1, row -> row.written = 10)
                    .pipeline("audit", row -> row.written = 10)
                    .write(samples.resolve("sound.jfr"));
        }
    }

    private static Run run(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = AdaFlightCommand.commandLine(PLAIN)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new));
        return new Run(exitCode, out.toString(), err.toString());
    }

    /** A copy that another JVM could have written: it began a while later. */
    private static Path later(Path recording, Path copy, int seconds) throws IOException {
        byte[] bytes = Files.readAllBytes(recording);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        for (int chunk = 0; chunk < bytes.length; chunk += (int) buffer.getLong(chunk + 8)) {
            buffer.putLong(chunk + START_NANOS, buffer.getLong(chunk + START_NANOS) + seconds * SECOND);
        }
        return Files.write(copy, bytes);
    }

    @Test
    void each_files_areARowEachTheWorstFirstAndOneForAll() {
        Run run = run("report", "--each", sound, lossy);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("2 recordings: 2,015 events offered, 100 lost (4.96 %), 100 % of it in");
        List<String> rows =
                run.out().lines().dropWhile(line -> !line.contains("OFFERED")).toList();
        assertThat(rows.get(1)).contains("lossy.jfr", "2,005", "100", "4.99 %");
        assertThat(rows.get(2)).contains("sound.jfr", "10", "0 %");
        assertThat(rows.get(3)).contains("(all)", "2,015", "100", "4.96 %");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(run("report", "--each", sound).out()).startsWith("1 recording: 10 events offered, nothing was lost");
    }

    @Test
    void each_folder_standsForTheRecordingsInIt() throws IOException {
        Files.copy(lossy, folder.resolve("a.jfr"));
        later(lossy, folder.resolve("b.jfr"), 60);
        Run run = run("report", "--each", folder);
        assertThat(run.out())
                .startsWith("2 recordings: 4,010 events offered, 200 lost")
                .doesNotContain("Warnings");
        Run top = run("report", "--each", folder, "--top", 1);
        assertThat(top.out()).contains("a.jfr", "(1 other)").doesNotContain("b.jfr");
        Files.copy(lossy, folder.resolve("c.jfr"));
        assertThat(run("report", "--each", folder).out()).contains("chunks in common");
        Run empty = run("report", "--each", Files.createDirectory(folder.resolve("none")));
        assertThat(empty.exitCode()).isEqualTo(3);
        assertThat(empty.err()).contains("is a folder without recordings");
    }

    @Test
    void each_unreadableRecording_isAWarningAndTheExitCode() {
        Path missing = folder.resolve("missing.jfr");
        Run run = run("report", "--each", lossy, missing);
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out())
                .startsWith("1 recording: at least 2,005 events offered")
                .contains("no such file");
        assertThat(run.err()).contains("missing.jfr: there is no such file");
        assertThat(run("report", "--each", missing).out()).isEmpty();
        assertThat(run("report", "--each", missing).exitCode()).isEqualTo(3);
    }

    @Test
    void each_json_hasTheBooksOfEachAndOfAll() throws IOException {
        Run run = run("report", "--each", sound, lossy, "--format", "json");
        Map<String, Object> json = JSON.std.mapFrom(run.out());
        assertThat(json).containsEntry("schemaVersion", 2).containsEntry("recordingCount", 2);
        Map<?, ?> verdict = (Map<?, ?>) Objects.requireNonNull(json.get("verdict"));
        assertThat(verdict.get("worstRecording")).isEqualTo(lossy.toString());
        assertThat(verdict.get("worstRecordingShare")).isEqualTo(1.0);
        Map<?, ?> totals = (Map<?, ?>) Objects.requireNonNull(json.get("totals"));
        assertThat(totals.get("eventsOffered")).isEqualTo(2015);
        List<?> recordings = (List<?>) Objects.requireNonNull(json.get("recordings"));
        Map<?, ?> first = (Map<?, ?>) recordings.get(0);
        assertThat(first.get("name")).isEqualTo(lossy.toString());
        assertThat(first.get("pipelineCount")).isEqualTo(1);
        Map<?, ?> process = (Map<?, ?>) Objects.requireNonNull(first.get("process"));
        assertThat(process).hasSize(8);
        List<?> lost = (List<?>) Objects.requireNonNull(first.get("lostOverTime"));
        assertThat(lost.stream().mapToInt(count -> (int) count).sum()).isEqualTo(100);
        assertThat(lost).hasSize(48);
        Map<?, ?> causes = (Map<?, ?>) Objects.requireNonNull(first.get("lostByCause"));
        assertThat(causes.values().stream().mapToInt(count -> (int) count).sum())
                .isEqualTo(100);
        assertThat(json.get("lostByCause")).isEqualTo(causes);
        Map<?, ?> second = (Map<?, ?>) recordings.get(1);
        assertThat(second.get("lostOverTime")).isEqualTo(List.of());
        assertThat(((Map<?, ?>) Objects.requireNonNull(first.get("totals"))).get("eventsDropped"))
                .isEqualTo(100);
        assertThat(((Map<?, ?>) Objects.requireNonNull(first.get("verdict"))).get("worstThread"))
                .isEqualTo("producer-2");
    }

    @Test
    void each_manyWarnings_areCutShort() throws IOException {
        for (int index = 0; index < 25; index++) {
            Files.copy(lossy, folder.resolve("copy-" + index + ".jfr"));
        }
        Run run = run("report", "--each", folder);
        assertThat(run.out()).contains("4 more; --format json has them");
    }

    @Test
    void each_otherFormats_areWrongUsage() {
        Run run = run("report", "--each", lossy, "--format", "csv");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("expected the format text, html or json");
    }

    @Test
    void each_html_leadsToThePagesBesideIt() throws IOException {
        Path page = folder.resolve("fleet.html");
        Files.writeString(folder.resolve("lossy.html"), "the page of the recording");
        Run run = run("report", "--each", sound, lossy, "--format", "html", "--output", page);
        assertThat(run).isEqualTo(new Run(0, "", ""));
        assertThat(Files.readString(page)).contains("\"page\":\"lossy.html\"").doesNotContain("\"page\":\"sound");
        assertThat(run("report", "--each", lossy, "--format", "html").out())
                .contains("\"recordingCount\":1")
                .doesNotContain("\"page\"");
    }

    @Test
    void each_failOnLoss_looksAtEveryRecording() {
        assertThat(run("report", "--each", sound, lossy, "--fail-on-loss", "4.9%")
                        .exitCode())
                .isEqualTo(1);
        assertThat(run("report", "--each", sound, lossy, "--fail-on-loss", "6%").exitCode())
                .isZero();
        assertThat(run("report", "--each", sound, "--fail-on-loss", "0").exitCode())
                .isZero();
    }

    @Test
    @Timeout(300)
    void each_thousandRecordings_fitsAHeapThatOneFills() throws Exception {
        for (int index = 0; index < 1000; index++) {
            later(lossy, folder.resolve("jvm-" + index + ".jfr"), index);
        }
        Path out = samples.resolve("fleet.json");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx24m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AdaFlightCommand.class.getName(),
                        "report",
                        "--each",
                        folder.toString(),
                        "--format",
                        "json")
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor()).as(() -> read(out)).isZero();
        Map<String, Object> json = JSON.std.mapFrom(Files.readString(out));
        assertThat(json).containsEntry("recordingCount", 1000);
        assertThat(((Map<?, ?>) Objects.requireNonNull(json.get("totals"))).get("eventsOffered"))
                .isEqualTo(2_005_000);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
