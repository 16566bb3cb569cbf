package io.adaflight.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.adaflight.analyzer.CraftedRecording;
import io.adaflight.analyzer.Mutant;
import io.adaflight.analyzer.ParserLog;
import io.adaflight.analyzer.SampleRecording;
import io.adaflight.analyzer.SemanticMutant;
import io.adaflight.analyzer.recording.LoadLimits;
import io.adaflight.analyzer.recording.Recording;
import io.adaflight.analyzer.recording.RecordingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every command and format against files that were crafted, damaged or given another meaning, in 256 MB of memory and within a
 * time limit. {@code -Dmutants=10000} takes so many seeds, {@code -Dmutants.first=4711 -Dmutants=1} one of them again.
 */
@Tag(ParserLog.DAMAGED)
class HostileRecordingTest {
    private static final List<CraftedRecording> TURNS = List.of(CraftedRecording.values());

    /** Every format of each crafted file; without it a short run takes one, the next one for the next file. */
    private static final boolean FULL = System.getProperty("mutants") != null;

    private static final Duration TIME_LIMIT = Duration.ofMinutes(2);
    private static final int MOST_FAILURES = 5;
    private static final long MOST_HEAP = 300L << 20;
    private static final String RECOVERED = "recovered.jfr";

    @TempDir
    static Path folder;

    private static Path soundFile = Path.of("");
    private static byte[] sound = {};

    private record Run(int exitCode, String out, String err) {}

    @BeforeAll
    static void record() throws IOException {
        assertThat(Runtime.getRuntime().maxMemory()).isLessThan(MOST_HEAP);
        soundFile = SampleRecording.typical(folder.resolve("sound.jfr"));
        sound = Files.readAllBytes(soundFile);
    }

    private static Run run(List<Object> arguments) throws Exception {
        FutureTask<Run> task = new FutureTask<>(() -> {
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            Terminal terminal = new Terminal(80, false, false, StandardCharsets.UTF_8);
            int exitCode = AdaFlightCommand.execute(
                    AdaFlightCommand.commandLine(terminal)
                            .setOut(new PrintWriter(out, true))
                            .setErr(new PrintWriter(err, true)),
                    arguments.stream().map(String::valueOf).toArray(String[]::new));
            return new Run(exitCode, out.toString(), err.toString());
        });
        Thread thread = new Thread(task, "command");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(TIME_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return fail("%s: not done within %s", arguments, TIME_LIMIT);
        }
    }

    /** All commands that read a file, in all formats. */
    private static List<List<Object>> commands(Path file) {
        return commands(file, List.of(ReportFormat.values()), List.of("text", "json"));
    }

    /** All commands that read a file, each in one format: the next one for the next seed. */
    private static List<List<Object>> commands(Path file, long seed) {
        ReportFormat[] formats = ReportFormat.values();
        return commands(
                file, List.of(formats[(int) (seed % formats.length)]), List.of(seed % 2 == 0 ? "text" : "json"));
    }

    private static List<List<Object>> commands(Path file, List<ReportFormat> formats, List<String> others) {
        List<List<Object>> commands = new ArrayList<>();
        for (ReportFormat format : formats) {
            commands.add(List.of("report", file, "--format", format));
        }
        for (String format : others) {
            commands.add(List.of("compare", soundFile, file, "--format", format));
            commands.add(List.of("report", "--each", file, soundFile, "--format", format));
        }
        commands.add(List.of("recover", file, "--output", folder.resolve(RECOVERED)));
        return commands;
    }

    private static Run checked(List<Object> command, String what) throws Exception {
        Path recovered = folder.resolve(RECOVERED);
        Files.deleteIfExists(recovered);
        Run run = run(command);
        String which = what + ": " + command + ": " + run.err();
        assertThat(run.exitCode()).as(which).isIn(ExitCodes.FINE, ExitCodes.USAGE, ExitCodes.UNREADABLE);
        assertThat(run.err()).as(which).doesNotContain("\tat ", "internal error", "not be parsed within");
        if (run.exitCode() != ExitCodes.FINE) {
            assertThat(run.err()).as(which).startsWith("adaflight: ");
        }
        if (run.exitCode() == ExitCodes.USAGE) {
            assertThat(run.err()).as(which).contains("no pipeline is in both recordings");
        }
        if (command.get(0).equals("recover")) {
            assertThat(Files.exists(recovered)).as(which).isEqualTo(run.exitCode() == ExitCodes.FINE);
        }
        return run;
    }

    @ParameterizedTest
    @EnumSource
    void craftedFile_everyCommand_endsWithItsLine(CraftedRecording crafted) throws Exception {
        Path file = crafted.make(folder.resolve("crafted.jfr"));
        try {
            for (List<Object> command : FULL ? commands(file) : commands(file, TURNS.indexOf(crafted))) {
                Run run = checked(command, crafted.name());
                if (!command.get(0).equals("recover")) {
                    assertThat(run.exitCode()).as("%s", command).isEqualTo(ExitCodes.UNREADABLE);
                }
            }
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void mutants_everyCommand_isAnsweredInTimeAndMemory() throws Exception {
        long first = Long.getLong("mutants.first", 1);
        long count = Long.getLong("mutants", 30);
        List<String> failures = new ArrayList<>();
        for (long seed = first; seed < first + count && failures.size() < MOST_FAILURES; seed++) {
            Path file = Files.write(folder.resolve("mutant.jfr"), mutant(seed));
            try {
                for (List<Object> command : commands(file, seed)) {
                    checked(command, "again with -Dtest=HostileRecordingTest -Dmutants=1 -Dmutants.first=" + seed);
                }
            } catch (AssertionError e) {
                failures.add(String.valueOf(e.getMessage()));
            }
        }
        assertThat(failures).isEmpty();
    }

    private static byte[] mutant(long seed) throws IOException {
        byte[] bytes = seed % 2 == 0
                ? SemanticMutant.of(sound, seed)
                : Mutant.of(sound, seed).bytes();
        return seed % 10 == 0 ? packed(bytes, new Random(seed)) : bytes;
    }

    /* Damaged in the first bytes, where the header is, or anywhere. */
    private static byte[] packed(byte[] bytes, Random random) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        int half = bytes.length / 2;
        for (byte[] member : List.of(Arrays.copyOf(bytes, half), Arrays.copyOfRange(bytes, half, bytes.length))) {
            try (OutputStream output = new GZIPOutputStream(packed)) {
                output.write(member);
            }
        }
        byte[] damaged = packed.toByteArray();
        for (int change = random.nextInt(4); change > 0; change--) {
            damaged[2 + random.nextInt(random.nextBoolean() ? 16 : damaged.length - 2)] ^=
                    (byte) (1 << random.nextInt(8));
        }
        return damaged;
    }

    @Test
    void damageBesideAnotherProgramsChunk_isTold() throws Exception {
        Path foreign = folder.resolve("foreign.jfr");
        try (jdk.jfr.Recording recording = new jdk.jfr.Recording()) {
            recording.enable("jdk.CPULoad").withPeriod(Duration.ofMillis(10));
            recording.start();
            recording.stop();
            recording.dump(foreign);
        }
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(Files.readAllBytes(foreign));
        both.write(sound, 0, 5000);
        Path file = Files.write(folder.resolve("both.jfr"), both.toByteArray());
        for (List<Object> command : List.<List<Object>>of(
                List.of("report", file), List.of("report", "--each", file), List.of("compare", file, soundFile))) {
            Run run = run(command);
            assertThat(run.exitCode()).isEqualTo(ExitCodes.UNREADABLE);
            assertThat(run.err()).contains("has no AdaFlight events", "chunk 2 at byte", "is cut short");
        }
        Run together = run(List.of("report", file, soundFile, "--width", 1000));
        assertThat(together.exitCode()).isEqualTo(ExitCodes.UNREADABLE);
        assertThat(together.out()).contains("is cut short").startsWith("at least ");
    }

    @Test
    void sparseFile_isSearchedWithProgress() throws Exception {
        Path file = CraftedRecording.SPARSE_FILE.make(folder.resolve("sparse.jfr"));
        long size = Files.size(file);
        List<Long> done = new ArrayList<>();
        try {
            Recording.open(file, LoadLimits.forHeap(1 << 28), (bytes, total) -> {
                        assertThat(total).isEqualTo(size);
                        done.add(bytes);
                    })
                    .close();
            fail("a file without a chunk was opened");
        } catch (RecordingException e) {
            assertThat(e).hasMessageContaining("holds no chunk that can be read");
        } finally {
            Files.delete(file);
        }
        assertThat(done).isSorted().hasSizeGreaterThan(200);
    }

    @Test
    void longSearch_interrupted_endsAndWipesItsBar() throws Exception {
        Path script = Path.of("/usr/bin/script");
        assumeTrue(Files.isExecutable(script), "no script(1), which makes a terminal to show a bar in");
        Path file = folder.resolve("long.jfr");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(1L << 42);
        }
        Path shown = folder.resolve("shown.txt");
        String command = "env --default-signal=INT " + String.join(" ", ChildProgram.java("report", file));
        Process terminal = new ProcessBuilder(script.toString(), "-qefc", command, "/dev/null")
                .redirectErrorStream(true)
                .redirectOutput(shown.toFile())
                .start();
        try {
            while (terminal.isAlive() && !Files.readString(shown).contains("%")) {
                Thread.onSpinWait();
            }
            Stream<ProcessHandle> children = terminal.descendants();
            long pid = children.filter(each -> each.info().command().orElse("").endsWith("java"))
                    .findFirst()
                    .orElseThrow()
                    .pid();
            assertThat(new ProcessBuilder("kill", "-INT", Long.toString(pid))
                            .start()
                            .waitFor())
                    .isZero();
            assertThat(terminal.waitFor(TIME_LIMIT.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            assertThat(Files.readString(shown)).endsWith("\r\u001b[K");
        } finally {
            terminal.destroyForcibly();
            Files.delete(file);
        }
    }
}
