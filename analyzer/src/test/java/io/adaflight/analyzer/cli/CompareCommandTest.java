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
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CompareCommandTest {
    @TempDir
    static Path folder;

    private static Path clean;
    private static Path lossy;

    private record Run(int exitCode, String out, String err) {}

    @BeforeAll
    static void record() throws IOException {
        lossy = SampleRecording.typical(folder.resolve("lossy.jfr"));
        clean = folder.resolve("clean.jfr");
        try (SampleRecording recording = new SampleRecording()) {
            recording
                    .pipeline("orders", row -> row.written = 2000)
                    .pipeline("only\u001b here", row -> row.written = 5)
                    .write(clean);
        }
    }

    private static Run run(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine = AdaFlightCommand.commandLine(new Terminal(80, false, false, StandardCharsets.UTF_8))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        int exitCode = commandLine.execute(
                Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new));
        return new Run(exitCode, out.toString(), err.toString());
    }

    @Test
    void compare_moreLossThanAsked_exitsWithOneAndSaysSo() {
        Run run = run("compare", clean, lossy, "--fail-on", "loss=1%");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("1 metric got worse by more than the limit\n")
                .containsPattern("loss +0 % +4.99 % +\\+4.99 pt +OVER THE LIMIT")
                .contains("pipeline only\\u001b here is in the baseline only", "rank-sum test")
                .doesNotContain("\u001b");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(run("compare", clean, lossy, "--fail-on", "loss=5%,swap-max").exitCode())
                .isZero();
        assertThat(run("compare", lossy, clean, "--fail-on", "loss").out())
                .startsWith("no metric got worse by more than its limit\n")
                .contains("better", "only\\u001b here is in the candidate only");
        assertThat(run("compare", clean, lossy).out()).startsWith("compared without limits: --fail-on sets them\n");
        assertThat(run("compare", clean, lossy).exitCode()).isZero();
    }

    @Test
    void compare_damagedRecording_tellsTheDamageAsTheReportDoes() throws IOException {
        byte[] bytes = Files.readAllBytes(lossy);
        Path damaged = Files.write(folder.resolve("damaged.jfr"), Arrays.copyOf(bytes, bytes.length - 100));
        Files.write(damaged, new byte[50], StandardOpenOption.APPEND);
        List<?> reported = (List<?>) JSON.std
                .mapFrom(run("report", damaged, "--format", "json").out())
                .getOrDefault("warnings", List.of());
        assertThat(reported).isNotEmpty();
        for (Object[] recordings : new Object[][] {{lossy, damaged}, {damaged, lossy}}) {
            Run compared = run("compare", recordings[0], recordings[1], "--format", "json");
            assertThat(compared.exitCode()).isZero();
            assertThat(JSON.std.mapFrom(compared.out()))
                    .containsEntry("lowerBound", true)
                    .containsEntry("warnings", reported);
            assertThat(run("compare", recordings[0], recordings[1], "--width", 1000)
                            .out())
                    .contains(
                            "- something is missing from a recording",
                            "\nWarnings\n  - " + damaged + ": chunk 2 at byte ")
                    .contains(" is cut short: it should have ");
            for (String format : List.of("junit", "sarif", "github")) {
                assertThat(run("compare", recordings[0], recordings[1], "--format", format)
                                .out())
                        .as(format)
                        .contains(" is cut short");
            }
        }
        assertThat(run("compare", lossy, lossy).out()).doesNotContain("something is missing", "Warnings");
    }

    @Test
    void compare_swaps_areThereWhereBothHaveThem() {
        Run run = run(
                "compare", lossy, lossy, "--fail-on", "loss,rate,bytes,blocked,dropping,swap-p50,swap-p99,swap-max");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).containsPattern("swap-p99 +4 ms +4 ms +\\+0.0 %").contains("swap-max");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> first(Map<String, Object> object, String field) {
        return ((List<Map<String, Object>>) object.getOrDefault(field, List.of())).get(0);
    }

    @Test
    void compare_json_hasEachChange() throws IOException {
        Path file = folder.resolve("comparison.json");
        assertThat(run("compare", clean, lossy, "--fail-on", "loss", "-f", "json", "-o", file)
                        .exitCode())
                .isEqualTo(1);
        Map<String, Object> root = JSON.std.mapFrom(Files.readString(file));
        assertThat(root)
                .containsKeys("baseline", "candidate", "comparisons", "onlyCandidate")
                .containsEntry("onlyBaseline", List.of("only\u001b here"));
        Map<String, Object> pipeline = first(root, "comparisons");
        Map<String, Object> loss = first(pipeline, "changes");
        assertThat(loss.get("metric")).isEqualTo("LOSS");
        assertThat(loss.get("limit")).isEqualTo(0.0);
        assertThat(loss.get("exceeded")).isEqualTo(true);
        String schema = Files.readString(Path.of("SCHEMA.md"));
        for (Object field : loss.keySet()) {
            assertThat(schema).contains("`" + field + "`");
        }
        assertThat(root.keySet()).allMatch(field -> schema.contains("`" + field + "`"));
    }

    @Test
    void compare_wrongUsage_isExplained() throws IOException {
        Path other = folder.resolve("other.jfr");
        try (SampleRecording recording = new SampleRecording()) {
            recording.pipeline("another", row -> row.written = 5).write(other);
        }
        assertThat(run("compare", clean, other).err()).contains("no pipeline is in both recordings");
        assertThat(run("compare", clean, other).exitCode()).isEqualTo(2);
        assertThat(run("compare", clean).exitCode()).isEqualTo(2);
        assertThat(run("compare", clean, lossy, "--fail-on", "speed").err())
                .contains("there is no such metric; there are [loss, rate,");
        for (String limit : new String[] {"x", "-1", "Infinity", "%"}) {
            assertThat(run("compare", clean, lossy, "--fail-on", "loss=" + limit)
                            .err())
                    .contains("expected a limit such as");
        }
        assertThat(run("compare", clean, folder.resolve("none.jfr")).exitCode()).isEqualTo(3);
        assertThat(run("compare", clean, lossy, "--width", "5").exitCode()).isEqualTo(2);
        assertThat(run("help", "compare").out()).contains("Examples:", "p < 0.01");
    }
}
