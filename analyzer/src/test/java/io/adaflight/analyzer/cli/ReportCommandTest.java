package io.adaflight.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.adaflight.analyzer.SampleCountersFile;
import io.adaflight.analyzer.SampleRecording;
import io.adaflight.events.PipelineSnapshotEvent;
import io.adaflight.events.ThreadSnapshotEvent;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The program as its callers see it: output, error lines and exit codes. */
class ReportCommandTest {
    private static final Terminal PLAIN = new Terminal(80, false, false, StandardCharsets.UTF_8);

    @TempDir
    static Path samples;

    private static Path sample;

    @TempDir
    Path folder;

    private record Run(int exitCode, String out, String err) {}

    @BeforeAll
    static void record() throws IOException {
        sample = SampleRecording.typical(samples.resolve("sample.jfr"));
    }

    private static Run run(Object... arguments) {
        return run(PLAIN, arguments);
    }

    private static Run run(Terminal terminal, Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine = AdaFlightCommand.commandLine(terminal)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        int exitCode = commandLine.execute(
                Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new));
        return new Run(exitCode, out.toString(), err.toString());
    }

    @Test
    void report_soundRecording_printsTheVerdictFirst() {
        Run run = run("report", sample);
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("2,005 events offered, 100 lost (4.99 %), 100 % of it by producer-2\n");
        assertThat(run.out())
                .contains("producer-1", "SWAPS", "TIME LINE", "EPISODE OF", "drained by drain-orders")
                .doesNotContain("Warnings");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void counters_ofAKilledProcess_completeTheReport() throws IOException {
        ByteBuffer counters = SampleCountersFile.empty();
        SampleCountersFile.slot(counters, 0, 1, "unrecorded", 70, 7);
        long now = System.currentTimeMillis();
        SampleCountersFile.date(counters, 0, now - 3_600_000, now);
        Path file = SampleCountersFile.write(counters, folder.resolve("app.counters"));

        Run run = run("report", sample, "--counters", file);

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("2,082 events offered, 107 lost")
                .contains("Pipeline unrecorded", "app.counters");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void counters_unreadableOrForeign_areOneLineAndTheReport() throws IOException {
        Path foreign = Files.writeString(folder.resolve("foreign"), "mine");
        ByteBuffer counters = SampleCountersFile.empty();
        SampleCountersFile.slot(counters, 0, 1, "unrecorded", 70, 7);
        Path old = SampleCountersFile.write(counters, folder.resolve("old"));
        for (Path file : new Path[] {foreign, old, folder.resolve("missing")}) {
            Run run = run("report", sample, "--counters", file);

            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.out()).startsWith("2,005 events offered").contains("Warnings");
            assertThat(run.err().lines()).hasSize(1);
            assertThat(run.err()).startsWith("adaflight: " + file + ": ");
        }
    }

    @Test
    void counters_ofMoreOrLessThanARecording_areWrongUsage() {
        for (Object[] arguments : new Object[][] {
            {"report", sample, sample, "--counters", "x"},
            {"report", "--each", sample, "--counters", "x"},
            {"report", sample, "--from", "1s", "--counters", "x"}
        }) {
            Run run = run(arguments);
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("expected one recording, and all of its time");
        }
    }

    @Test
    void report_json_agreesWithTheBooks() throws IOException {
        Run run = run("report", sample, "--format", "json");
        assertThat(run.exitCode()).isZero();
        var totals = (java.util.Map<?, ?>)
                Objects.requireNonNull(JSON.std.mapFrom(run.out()).get("totals"));
        assertThat(totals.get("eventsOffered")).isEqualTo(2005);
        assertThat(totals.get("eventsWritten")).isEqualTo(1900);
        assertThat(totals.get("eventsDrained")).isEqualTo(1900);
        assertThat(totals.get("eventsDropped")).isEqualTo(100);
        assertThat(totals.get("bytesWritten")).isEqualTo(190_000);
    }

    @Test
    void top_everyFormatOfRows_isCutToIt() {
        EnumSet<ReportFormat> checks = EnumSet.of(ReportFormat.JUNIT, ReportFormat.SARIF, ReportFormat.GITHUB);
        for (ReportFormat format : EnumSet.complementOf(checks)) {
            Run one = run("report", sample, "--format", format, "--top", 1);
            Run all = run("report", sample, "--format", format);
            assertThat(one.exitCode()).as("%s", format).isZero();
            assertThat(one.out().length())
                    .as("%s", format)
                    .isBetween(1, all.out().length() - 1);
        }
    }

    @Test
    void report_output_isThereInFullOrNotAtAll() throws IOException {
        Path file = folder.resolve("report.txt");
        assertThat(run("report", sample, "-o", file).exitCode()).isZero();
        assertThat(Files.readString(file))
                .startsWith("2,005 events")
                .contains("█")
                .doesNotContain("\u001b");
        Files.writeString(file, "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.txt"), file);
        assertThat(run("report", sample, "-o", link).out()).isEmpty();
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(Files.readString(file)).startsWith("2,005 events");
        assertThat(run("report", sample, "-o", "/dev/null").exitCode()).isZero();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactlyInAnyOrder(file, link);
        }
        Run nowhere = run("report", sample, "-o", folder.resolve("none/report.txt"));
        assertThat(nowhere.exitCode()).isEqualTo(2);
        assertThat(nowhere.err()).contains("cannot be written").doesNotContain("\tat ");
        assertThat(run("report", sample, "-o", folder).exitCode()).isEqualTo(2);
    }

    @Test
    void failOnLoss_threshold_decidesTheExitCode() throws IOException {
        assertThat(run("report", sample, "--fail-on-loss", "0.05").exitCode()).isZero();
        assertThat(run("report", sample, "--fail-on-loss", "4%").exitCode()).isEqualTo(1);
        assertThat(run("report", sample, "--fail-on-loss", "0").exitCode()).isEqualTo(1);
        Path clean = folder.resolve("clean.jfr");
        try (SampleRecording recording = new SampleRecording()) {
            recording.pipeline("p", row -> row.written = 5).write(clean);
        }
        assertThat(run("report", clean, "--fail-on-loss", "0").exitCode()).isZero();
    }

    @Test
    void usage_wrong_isOneLineAndExitsWithTwo() {
        for (Object[] arguments : new Object[][] {
            {"report"},
            {"report", sample, "--format", "xml"},
            {"report", sample, "--fail-on-loss", "2"},
            {"report", sample, "--fail-on-loss", "lots"},
            {"report", sample, "--top", "0"},
            {"report", sample, "--width", "10"},
            {"report", sample, "--from", "yesterday"},
            {"report", sample, "--from", "10h"},
            {"report", sample, "--pipeline", "\u001b[1m"},
            {"report", sample, "--unknown"},
            {"unknown"},
            {}
        }) {
            Run run = run(arguments);
            assertThat(run.exitCode()).as("%s", Arrays.toString(arguments)).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).startsWith("adaflight: ").hasLineCount(2).doesNotContain("\u001b");
        }
        assertThat(run("report", sample, "--pipeline", "x").err()).contains("there are orders");
    }

    @Test
    void recording_unreadable_isOneLineAndExitsWithThree() throws IOException {
        Path text = Files.writeString(folder.resolve("text.jfr"), "text");
        Path empty = Files.createFile(folder.resolve("empty.jfr"));
        for (Path path : new Path[] {
            text, empty, folder.resolve("missing\u001b.jfr"), Files.createDirectory(folder.resolve("bare"))
        }) {
            Run run = run("report", path);
            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.out()).isEmpty();
            assertThat(run.err())
                    .startsWith("adaflight: " + folder)
                    .hasLineCount(1)
                    .doesNotContain("\u001b");
        }
        assertThat(run("report", text, "--verbose").err()).contains("\tat ");
        io.adaflight.analyzer.recording.Recording.silenceParser();
    }

    @Test
    void recording_withoutOurEvents_saysWhatToDo() throws IOException {
        Path file = folder.resolve("foreign.jfr");
        try (SampleRecording recording = new SampleRecording()) {
            recording.write(file);
        }
        Run run = run("report", file);
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("has no AdaFlight events; record an application that uses the plugin");
    }

    @Test
    void recordings_oneUnreadable_reportsTheOthersAndExitsWithThree() {
        Run run = run("report", sample, folder.resolve("missing.jfr"));
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out())
                .startsWith("at least 2,005 events")
                .contains("Warnings")
                .contains("there is no such file");
        assertThat(run.err()).hasLineCount(1);
    }

    @Test
    void recordings_damagedInPart_areReportedWithAWarning() throws IOException {
        byte[] bytes = Files.readAllBytes(sample);
        Path cut = Files.write(folder.resolve("cut.jfr"), Arrays.copyOf(bytes, bytes.length - 10));
        Run run = run("report", cut);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("at least ").containsPattern("is\\s+cut\\s+short");
        assertThat(run("report", cut, "--fail-on-loss", "1%").exitCode()).isEqualTo(1);
    }

    @Test
    void recordings_sameOneTwice_warns() {
        Run run = run("report", sample, sample);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("4,010 events offered, 200 lost").contains("chunks in common");
    }

    @Test
    void pipelineAndTime_asked_limitTheReport() throws IOException {
        Path file = folder.resolve("two.jfr");
        try (SampleRecording recording = new SampleRecording()) {
            recording.fillTypical("orders").fillTypical("trades").write(file);
        }
        assertThat(run("report", file).out()).contains("Pipelines\n", "Pipeline orders", "Pipeline trades");
        assertThat(run("report", file, "--pipeline", "trades").out())
                .startsWith("2,005 events")
                .doesNotContain("Pipeline orders");
        assertThat(run("report", file, "--from", "1ms", "--to", "1h").out()).contains(", a part");
        assertThat(run("report", file, "--from", "-1h").exitCode()).isZero();
    }

    @Test
    void totals_recordingThatBeganLate_startAtItsBeginning() throws IOException {
        Path file = folder.resolve("late.jfr");
        try (SampleRecording recording = new SampleRecording()) {
            recording
                    .before("p", 1, thread -> thread.totalWritten = 1_000_000, whole -> whole.totalWritten = 5_000_000)
                    .thread("p", 1, row -> row.written = 10)
                    .pipeline("p", row -> row.written = 30)
                    .thread("p", 1, row -> row.written = 20)
                    .pipeline("p", row -> row.written = 40)
                    .write(file);
        }
        assertThat(run("report", file).out())
                .startsWith("70 events offered, nothing was lost\n")
                .contains("(other threads)");
    }

    @Test
    void findings_missingEvents_areWarningsNotErrors() throws IOException {
        Path file = folder.resolve("bare.jfr");
        try (SampleRecording recording = new SampleRecording()) {
            recording.without(PipelineSnapshotEvent.class).fillTypical("p").write(file);
        }
        assertThat(run("report", file).out()).startsWith("2,005 events").contains("no adaflight.PipelineSnapshot");
        try (SampleRecording recording = new SampleRecording()) {
            recording.without(ThreadSnapshotEvent.class).fillTypical("p").write(file);
        }
        Run run = run("report", file);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("no adaflight.ThreadSnapshot");
    }

    @Test
    void hostileNames_inTheRecording_areEscaped() throws IOException {
        Path file = folder.resolve("hostile.jfr");
        String name = "\u001b[31m\u202e" + "x".repeat(5000);
        try (SampleRecording recording = new SampleRecording()) {
            recording
                    .info(name, 1, name)
                    .thread(name, 1, row -> row.rejected = 5)
                    .pipeline(name, row -> row.rejected = 5)
                    .write(file);
        }
        Run text = run("report", file);
        assertThat(text.out()).contains("\\u001b[31m\\u202e").doesNotContain("\u001b", "\u202e");
        assertThat(text.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(run("report", file, "-f", "json").out())
                .contains("\\u001B[31m")
                .doesNotContain("\u001b");
    }

    @Test
    void terminal_coloursAndWidth_areUsed() {
        Terminal terminal = new Terminal(100, true, true, StandardCharsets.US_ASCII);
        Run run = run(terminal, "report", sample);
        assertThat(run.out()).contains("\u001b[31m").contains("@");
        assertThat(run(terminal, "report", sample, "--width", "60").out()).isNotEqualTo(run.out());
        assertThat(run(terminal, "report", sample, "-f", "json", "-n", "1")
                        .out()
                        .chars())
                .allMatch(c -> c < 128);
    }

    @Test
    void help_everyKind_isThere() {
        assertThat(run("--help").out()).contains("report", "generate-completion", "Examples:");
        assertThat(run("help", "report").out()).contains("--fail-on-loss", "Exit codes: 0 fine", "0.01 or 1%;");
        assertThat(run("--version").out()).startsWith("adaflight ").contains("Java ");
        assertThat(run("generate-completion").out()).contains("_complete_adaflight", "--fail-on-loss");
        assertThat(run("--version").exitCode()).isZero();
    }

    @Test
    void mistake_ofTheProgram_isOneLineUnlessVerbose() {
        CommandLine commandLine = AdaFlightCommand.commandLine(PLAIN);
        for (boolean verbose : new boolean[] {false, true}) {
            StringWriter err = new StringWriter();
            commandLine.setErr(new PrintWriter(err, true)).setOut(new PrintWriter(new StringWriter()));
            String[] arguments = verbose
                    ? new String[] {"report", sample.toString(), "--verbose"}
                    : new String[] {"report", sample.toString()};
            CommandLine.IExecutionExceptionHandler handler = commandLine.getExecutionExceptionHandler();
            commandLine.setExecutionStrategy(parsed -> {
                try {
                    return handler.handleExecutionException(
                            new IllegalStateException("broken\u001b"), commandLine, parsed);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThat(commandLine.execute(arguments)).isEqualTo(3);
            assertThat(err.toString()).contains("broken\\u001b; internal error, please report it");
            assertThat(err.toString().contains("\tat ")).isEqualTo(verbose);
        }
    }
}
