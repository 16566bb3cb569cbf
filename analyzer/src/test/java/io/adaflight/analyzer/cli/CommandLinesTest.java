package io.adaflight.analyzer.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.analyzer.SampleRecording;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Runs the command lines that the README and the help show, on files of these names. */
class CommandLinesTest {
    /** Commands that need nothing but files; others are parsed only, and run by their own tests. */
    private static final Set<String> ON_FILES =
            Set.of("report", "compare", "recover", "settings", "schema", "help", "generate-completion");

    private static final Pattern IN_README =
            Pattern.compile("(?:java -jar \\S*adaflight\\.jar|bin/adaflight|(?<![\\w./-])adaflight) ([a-z-][^`#|)]*)");

    @TempDir
    static Path folder;

    private static byte[] recording = new byte[0];

    @BeforeAll
    static void record() throws Exception {
        recording = Files.readAllBytes(SampleRecording.typical(folder.resolve("typical.jfr")));
    }

    private static CommandLine program() {
        return AdaFlightCommand.commandLine(new Terminal(80, false, false, StandardCharsets.UTF_8));
    }

    static Stream<String> commands() {
        return program().getSubcommands().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void help_everyCommand_isShownAndExitsWithZero(String command) {
        for (String option : List.of("--help", "-h")) {
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            int exitCode = program()
                    .setOut(new PrintWriter(out))
                    .setErr(new PrintWriter(err))
                    .execute(command, option);
            assertThat(exitCode).as(command + " " + option).isZero();
            assertThat(out.toString()).contains("Usage: adaflight " + command);
            assertThat(err.toString()).isEmpty();
        }
    }

    @Test
    void exampleLines_ofTheHelp_run() throws Exception {
        List<String> lines = new ArrayList<>(examples(program()));
        for (CommandLine command : program().getSubcommands().values()) {
            lines.addAll(examples(command));
        }
        assertThat(lines).hasSizeGreaterThan(15);
        for (String line : lines) {
            run(line);
        }
    }

    @Test
    void commandLines_ofTheReadme_run() throws Exception {
        List<String> lines = new ArrayList<>();
        for (Path page : List.of(Path.of("..", "README.md"), Path.of("docs", "reading.md"))) {
            for (String line : Files.readAllLines(page)) {
                Matcher matcher = IN_README.matcher(line);
                while (matcher.find()) {
                    lines.add(matcher.group(1).strip());
                }
            }
        }
        assertThat(lines).hasSizeGreaterThan(10);
        for (String line : lines) {
            run(line);
        }
    }

    private static List<String> examples(CommandLine command) {
        return command.getUsageMessage()
                .lines()
                .dropWhile(line -> !line.equals("Examples:"))
                .skip(1)
                .map(String::strip)
                .map(line -> line.replaceFirst("^java -jar adaflight.jar ", ""))
                .toList();
    }

    private static void run(String line) throws IOException {
        Path place = Files.createTempDirectory(folder, "line");
        List<String> words = new ArrayList<>();
        for (String word : line.replaceFirst(" (>|\\|).*", "").split(" ", -1)) {
            words.add(
                    prepared(word, !words.isEmpty() && Set.of("--output", "-o").contains(last(words)), place));
        }
        if ((!ON_FILES.contains(words.get(0)) && !words.get(0).startsWith("-")) || words.contains("--counters")) {
            assertThat(program().parseArgs(words.toArray(String[]::new)).hasSubcommand())
                    .as(line)
                    .isTrue();
            return;
        }
        if (words.get(0).equals("recover") && !words.contains("--output")) {
            words.addAll(List.of("--output", place.resolve("recovered.jfr").toString()));
        }
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = program()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words.toArray(String[]::new));
        assertThat(exitCode).as(line + ": " + err).isIn(ExitCodes.FINE, ExitCodes.FINDINGS);
        int output = Math.max(words.indexOf("--output"), words.indexOf("-o"));
        assertThat(output < 0 ? out.toString() : Files.readString(Path.of(words.get(output + 1)), ISO_8859_1))
                .as(line)
                .isNotEmpty();
    }

    private static String last(List<String> words) {
        return words.get(words.size() - 1);
    }

    /** A word as it is, or the place of a file of that name, which is made if it is to be read. */
    private static String prepared(String word, boolean written, Path place) throws IOException {
        if (written) {
            return place.resolve("written-" + Path.of(word).getFileName()).toString();
        }
        Path file = place.resolve(word.replaceFirst("/$", ""));
        if (word.endsWith(".jfr")) {
            Files.createDirectories(file.getParent());
            return Files.write(file, recording).toString();
        }
        if (word.endsWith(".jfr.gz")) {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
                out.write(recording);
            }
            return Files.write(file, packed.toByteArray()).toString();
        }
        if (word.contains("/") && !word.startsWith("-")) {
            Files.createDirectories(file);
            Files.write(file.resolve("2026_01_31_12_00_00.jfr"), recording);
            return file.toString();
        }
        // The recording here is shorter than those that the examples talk about.
        return Map.of("<pid>", "4711", "10s", "1ms").getOrDefault(word, word);
    }
}
