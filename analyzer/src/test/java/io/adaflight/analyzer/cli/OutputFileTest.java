package io.adaflight.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.adaflight.analyzer.SampleCountersFile;
import io.adaflight.analyzer.SampleRecording;
import io.adaflight.layout.CountersFileLayout;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No command writes over what it reads, and a write that fails is told. */
class OutputFileTest {
    @TempDir
    static Path shared;

    private static Path sample = Path.of("");
    private static byte[] sound = {};

    @TempDir
    Path folder;

    private Path recording = Path.of("");
    private Path baseline = Path.of("");

    private record Run(int exitCode, String out, String err) {}

    private static Run run(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(80, false, false, StandardCharsets.UTF_8);
        int exitCode = AdaFlightCommand.execute(
                AdaFlightCommand.commandLine(terminal)
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true)),
                Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new));
        return new Run(exitCode, out.toString(), err.toString());
    }

    @BeforeAll
    static void record() throws IOException {
        sample = SampleRecording.typical(shared.resolve("sample.jfr"));
        sound = Files.readAllBytes(sample);
    }

    @BeforeEach
    void copy() throws IOException {
        recording = Files.copy(sample, folder.resolve("app.jfr"));
        baseline = Files.copy(sample, folder.resolve("baseline.jfr"));
    }

    /** Other names of a file: itself, another spelling, links, and with other letters where that is the same. */
    private List<Path> namesOf(Path file) throws IOException {
        List<Path> names = new ArrayList<>(List.of(file, folder.resolve("x/../" + file.getFileName())));
        Files.createDirectories(folder.resolve("x"));
        names.add(Files.createSymbolicLink(folder.resolve("x/link"), file));
        names.add(Files.createSymbolicLink(folder.resolve("x/link-to-link"), folder.resolve("x/link")));
        names.add(Files.createLink(folder.resolve("x/hard"), file));
        Path folderLink = Files.createSymbolicLink(folder.resolve("folder"), folder);
        names.add(folderLink.resolve(file.getFileName()));
        Path upper = folder.resolve(file.getFileName().toString().toUpperCase(java.util.Locale.ROOT));
        if (Files.exists(upper)) {
            names.add(upper);
        }
        return names;
    }

    @Test
    void output_isTheInputByAnyName_isRefusedByEveryCommand() throws IOException {
        for (Path name : namesOf(recording)) {
            for (Run run : List.of(
                    run("report", recording, "-o", name),
                    run("report", baseline, recording, "-o", name),
                    run("report", name, "-o", recording),
                    run("report", folder, "-o", name),
                    run("report", "--each", folder, "--format", "json", "-o", name),
                    run("compare", baseline, recording, "-o", name),
                    run("compare", name, baseline, "-o", recording),
                    run("recover", recording, "-o", name),
                    run("recover", name, "-o", recording))) {
                assertThat(run.exitCode()).as("%s: %s", name, run.err()).isEqualTo(ExitCodes.USAGE);
                assertThat(run.err()).contains("--output", "name ").doesNotContain("\tat ");
                assertThat(run.out()).isEmpty();
            }
            assertThat(Files.readAllBytes(recording)).isEqualTo(sound);
            assertThat(Files.readAllBytes(baseline)).isEqualTo(sound);
        }
        assertThat(Files.isSymbolicLink(folder.resolve("x/link"))).isTrue();
    }

    @Test
    void output_isTheCountersFile_isRefused() throws IOException {
        ByteBuffer counters = SampleCountersFile.empty();
        SampleCountersFile.slot(counters, 0, 1, "orders", 100, 1);
        Path file = SampleCountersFile.write(counters, folder.resolve("app.counters"));
        Run run = run("report", recording, "--counters", file, "-o", folder.resolve("./app.counters"));
        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(Files.size(file)).isEqualTo(CountersFileLayout.FILE_BYTES);
    }

    @Test
    void output_besideTheInput_isWritten() throws IOException {
        Path copy =
                Files.copy(recording, Files.createDirectory(folder.resolve("y")).resolve("copy.jfr"));
        assertThat(run("report", recording, "-o", copy).exitCode()).isZero();
        assertThat(Files.readString(copy)).startsWith("2,005 events offered");
        assertThat(run("report", folder.resolve("none.jfr"), "-o", recording).exitCode())
                .isEqualTo(ExitCodes.UNREADABLE);
        assertThat(Files.readAllBytes(recording)).isEqualTo(sound);
        try (Stream<Path> left = Files.list(folder.resolve("y"))) {
            assertThat(left).containsExactly(copy);
        }
    }

    @Test
    void recover_intoTheFolderThatIsRecovered_isRefusedByALinkToItToo() throws IOException {
        Path repository = Files.createDirectory(folder.resolve("repository"));
        Files.copy(recording, repository.resolve("1.jfr"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), repository);
        for (Path output : List.of(repository.resolve("new.jfr"), link.resolve("new.jfr"))) {
            assertThat(run("recover", repository, "-o", output).exitCode()).isEqualTo(ExitCodes.USAGE);
            assertThat(run("recover", link, "-o", output).exitCode()).isEqualTo(ExitCodes.USAGE);
        }
        try (Stream<Path> left = Files.list(repository)) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void standardOutput_isTheInput_isRefused() throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/stdout")), "no /dev/stdout");
        ChildProgram.Ended ended = ChildProgram.run(folder, "\"$@\" >> '" + recording + "'", "report", recording);
        assertThat(ended.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(ended.err()).contains("standard output: would overwrite " + recording);
        assertThat(Files.readAllBytes(recording)).isEqualTo(sound);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "report app.jfr",
                "compare baseline.jfr app.jfr",
                "settings",
                "help",
                "generate-completion",
                "recover app.jfr -o recovered.jfr"
            })
    @Execution(ExecutionMode.CONCURRENT)
    void standardOutput_isFull_isOneLineAndAnExitCode(String command) throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/full")), "no /dev/full");
        ChildProgram.Ended ended = inFolder("\"$@\" > /dev/full", command);
        assertThat(ended.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(ended.err().lines())
                .singleElement()
                .asString()
                .startsWith("adaflight: standard output: cannot be written (");
    }

    @ParameterizedTest
    @ValueSource(strings = {"report app.jfr", "settings"})
    @Execution(ExecutionMode.CONCURRENT)
    void standardOutput_isAPipeThatNobodyReads_isSilent(String command) throws Exception {
        ChildProgram.Ended ended = inFolder("{ \"$@\"; echo $? > code; } | true", command);
        assertThat(ended.err()).isEmpty();
        assertThat(Files.readString(folder.resolve("code"))).isEqualTo("0\n");
    }

    private ChildProgram.Ended inFolder(String script, String command) throws Exception {
        return ChildProgram.run(folder, "cd '" + folder + "' && " + script, (Object[]) command.split(" ", -1));
    }
}
