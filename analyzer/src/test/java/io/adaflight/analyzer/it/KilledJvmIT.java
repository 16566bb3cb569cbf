package io.adaflight.analyzer.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.adaflight.analyzer.ParserLog;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kills JVMs that record, and recovers what they left behind with the program as users run it. {@code -Dkilled.times=20} kills
 * more of them, {@code -Dother.jdk=} names a second JDK that is killed too and must read what was recovered.
 */
@Tag(ParserLog.DAMAGED)
class KilledJvmIT {
    private static final Path PROGRAM = Path.of("target", "adaflight.jar");
    private static final long FLUSHED_AFTER_SECONDS = 3;
    private static final int PERSISTED_AFTER_SECONDS = 1;

    @TempDir
    static Path shared;

    private static Path settings = Path.of("");

    @TempDir
    Path folder;

    private record Run(int exitCode, String out, String err) {}

    static Stream<Arguments> ends() {
        Random random = new Random(Long.getLong("killed.seed", 1));
        List<Arguments> ends = new ArrayList<>();
        for (Path jdk : jdks()) {
            for (int time = 0; time < Integer.getInteger("killed.times", 1); time++) {
                ends.add(Arguments.of(jdk, "idle", "kill", 5000 + random.nextInt(1000)));
                ends.add(Arguments.of(jdk, "busy", "kill", 5000 + random.nextInt(1000)));
                ends.add(Arguments.of(jdk, "busy", "halt", 5000 + random.nextInt(1000)));
                ends.add(Arguments.of(jdk, "busy", "memory", 5000 + random.nextInt(1000)));
            }
        }
        return ends.stream();
    }

    private static List<Path> jdks() {
        Path own = Path.of(System.getProperty("java.home"));
        String other = System.getProperty("other.jdk", "");
        return other.isEmpty() ? List.of(own) : List.of(own, Path.of(other));
    }

    @ParameterizedTest
    @MethodSource("ends")
    @Execution(ExecutionMode.CONCURRENT)
    void recover_afterTheEnd_hasAllButTheLastSeconds(Path jdk, String load, String end, int millis) throws Exception {
        Path repository = folder.resolve("repository");
        List<String> printed = endedAfter(jdk, load, end, millis, repository);
        long last = Long.parseLong(printed.get(printed.size() - 1));
        long flushed = Long.parseLong(printed.get((int) Math.max(0, printed.size() - 10 * FLUSHED_AFTER_SECONDS)));
        Path left = whatIsLeft(end, repository);
        byte[] before = end.equals("memory") ? Files.readAllBytes(left) : new byte[0];
        Path recovered = folder.resolve("recovered.jfr");

        Run recover = program("recover", left, "-o", recovered);
        assertThat(recover.exitCode()).as(recover.err()).isZero();
        // A JVM that crashes for want of memory finishes its last chunk.
        assertThat(recover.err().contains("was not finished")).as(recover.err()).isEqualTo(!end.equals("memory"));
        for (Path reader : jdks()) {
            Run summary = run(List.of(reader.resolve("bin/jfr").toString(), "summary", recovered.toString()));
            assertThat(summary.exitCode()).as(summary.err()).isZero();
            assertThat(summary.out()).contains("adaflight.PipelineSnapshot");
        }

        Run ofLeft = program("report", left, "-f", "json");
        Run ofRecovered = program("report", recovered, "-f", "json");
        assertThat(ofLeft.exitCode()).as(ofLeft.err()).isZero();
        assertThat(written(ofRecovered)).isEqualTo(written(ofLeft)).isBetween(flushed, last + 10_000);
        assertThat(ofLeft.out().contains("UNFINISHED_CHUNK")).isEqualTo(!end.equals("memory"));
        Run completed = program("report", left, "-f", "json", "--counters", folder.resolve("killed.counters"));
        assertThat(completed.exitCode()).as(completed.err()).isZero();
        long persisted = Long.parseLong(printed.get(Math.max(0, printed.size() - 1 - 10 * PERSISTED_AFTER_SECONDS)));
        assertThat(written(completed)).isBetween(Math.max(persisted, written(ofLeft)), last + 10_000);
        if (end.equals("memory")) {
            assertThat(Files.readAllBytes(left)).isEqualTo(before);
        }
    }

    private Path whatIsLeft(String end, Path repository) throws IOException {
        try (Stream<Path> left = Files.list(end.equals("memory") ? folder : repository)) {
            return left.filter(path -> !end.equals("memory") || path.toString().endsWith(".jfr"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static long written(Run report) throws IOException {
        Map<?, ?> totals = (Map<?, ?>)
                Objects.requireNonNull(JSON.std.mapFrom(report.out()).get("totals"));
        return ((Number) Objects.requireNonNull(totals.get("eventsWritten"))).longValue();
    }

    @BeforeAll
    static void writeSettings() throws Exception {
        Run written = run(List.of(java(), "-jar", "../plugin/target/adaflight-plugin.jar", "settings", "adaflight"));
        settings = Files.writeString(shared.resolve("adaflight.jfc"), written.out());
    }

    private List<String> endedAfter(Path jdk, String load, String end, long millis, Path repository) throws Exception {
        Path plugin = Path.of("..", "plugin", "target", "adaflight-plugin.jar").toAbsolutePath();
        Process process = new ProcessBuilder(
                        jdk.resolve("bin/java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+CrashOnOutOfMemoryError",
                        "-XX:-CreateCoredumpOnCrash",
                        "-XX:ErrorFile=" + folder.resolve("hs_err.log"),
                        "-XX:FlightRecorderOptions:repository=" + repository,
                        "-XX:StartFlightRecording:settings=" + settings,
                        "-Xlog:jfr*=off",
                        "-javaagent:" + plugin + "=persist=" + folder.resolve("killed.counters"),
                        "-cp",
                        plugin
                                + System.getProperty("path.separator")
                                + Path.of("target", "test-classes").toAbsolutePath(),
                        KilledApplication.class.getName(),
                        load,
                        end,
                        Long.toString(millis))
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> printed = new ArrayList<>();
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            String line = reader.readLine();
            long killAt = Long.MAX_VALUE;
            while (line != null) {
                if (line.chars().allMatch(Character::isDigit)) {
                    killAt = printed.isEmpty() ? System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis) : killAt;
                    printed.add(line);
                }
                if (end.equals("kill") && System.nanoTime() >= killAt) {
                    // Process.destroyForcibly() would close the stream, with what is still in it.
                    process.toHandle().destroyForcibly();
                }
                line = reader.readLine();
            }
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return printed;
    }

    private static Run program(Object... arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(java(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", PROGRAM.toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return run(command);
    }

    private static Run run(List<String> command) throws Exception {
        Path err = Files.createTempFile("adaflight-killed", ".err");
        Process process =
                new ProcessBuilder(command).redirectError(err.toFile()).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exitCode = process.waitFor();
        String errors = Files.readString(err);
        Files.delete(err);
        return new Run(exitCode, out, errors);
    }

    private static String java() {
        return ProcessHandle.current().info().command().orElse("java");
    }
}
