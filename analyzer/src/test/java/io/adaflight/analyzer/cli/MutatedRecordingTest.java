package io.adaflight.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.jr.ob.JSON;
import io.adaflight.analyzer.Mutant;
import io.adaflight.analyzer.ParserLog;
import io.adaflight.analyzer.SampleRecording;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/**
 * Reports on recordings that were damaged at random, in 256 MB of memory. {@code -Dmutants=10000} takes so many seeds,
 * {@code -Dmutants.first=4711 -Dmutants=1} one of them again.
 */
@Tag(ParserLog.DAMAGED)
class MutatedRecordingTest {
    private static final List<String> PIPELINES = List.of("alpha", "bravo", "gamma");
    private static final Duration TIME_LIMIT = Duration.ofSeconds(20);
    private static final int MOST_FAILURES = 5;
    private static final int PARTS = 2;
    private static final long MOST_HEAP = 300L << 20;

    @TempDir
    static Path folder;

    private static byte[] sound;

    private record Run(int exitCode, String out, String err) {}

    /* Three chunks, each with a pipeline of its own; the n-th wrote n * 1000 events. */
    @BeforeAll
    static void recordThreeChunks() throws IOException {
        try (SampleRecording sample = new SampleRecording()) {
            for (int index = 0; index < PIPELINES.size(); index++) {
                String pipeline = PIPELINES.get(index);
                int written = 1000 * (index + 1);
                sample.configure(pipeline, event -> {}).info(pipeline, 11, "producer");
                sample.thread(pipeline, 11, row -> row.written = written);
                sample.pipeline(pipeline, row -> row.written = written);
                sample.move(pipeline, 11, "NORMAL", "DROPPING").episode(pipeline, 11, event -> {});
                if (index + 1 < PIPELINES.size()) {
                    sample.nextChunk();
                }
            }
            sound = Files.readAllBytes(sample.write(folder.resolve("sound.jfr")));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    @Execution(ExecutionMode.CONCURRENT)
    void report_everySecondMutant_reportsEveryIntactChunkInTimeAndMemory(int part) throws Exception {
        assertThat(Runtime.getRuntime().maxMemory()).isLessThan(MOST_HEAP);
        long first = Long.getLong("mutants.first", 1);
        long count = Long.getLong("mutants", 1000);
        List<String> failures = new ArrayList<>();
        Path file = folder.resolve("mutant-" + part + ".jfr");
        for (long seed = first + part; seed < first + count && failures.size() < MOST_FAILURES; seed += PARTS) {
            try {
                check(seed, file);
            } catch (AssertionError e) {
                failures.add(String.valueOf(e.getMessage()));
            }
        }
        assertThat(failures).isEmpty();
    }

    private static void check(long seed, Path file) throws Exception {
        Mutant mutant = Mutant.of(sound, seed);
        Files.write(file, mutant.bytes());
        String again = "seed " + seed + ", again with -Dtest=MutatedRecordingTest -Dmutants=1 -Dmutants.first=" + seed;
        FutureTask<Run> task = new FutureTask<>(() -> report(file));
        Thread thread = new Thread(task, "report");
        thread.setDaemon(true);
        thread.start();
        try {
            Run run = task.get(TIME_LIMIT.toSeconds(), TimeUnit.SECONDS);
            assertThat(run.exitCode()).as("%s: %s", again, run.err()).isIn(ExitCodes.FINE, ExitCodes.UNREADABLE);
            assertThat(run.err() + run.out())
                    .as(again)
                    .doesNotContain("\tat ", "internal error", "needs more memory", "could not be parsed within");
            Map<String, Long> written = run.exitCode() == ExitCodes.FINE ? written(run.out()) : Map.of();
            for (int chunk : mutant.intact()) {
                assertThat(written).as("%s: %s", again, run.err()).containsKey(PIPELINES.get(chunk));
            }
            for (int chunk : mutant.unambiguous()) {
                assertThat(written).as(again).containsEntry(PIPELINES.get(chunk), 1000L * (chunk + 1));
            }
        } catch (TimeoutException e) {
            fail("%s: no report within %s", again, TIME_LIMIT);
        }
    }

    private static Map<String, Long> written(String json) throws IOException {
        Map<String, Long> written = new HashMap<>();
        List<?> pipelines =
                (List<?>) Objects.requireNonNull(JSON.std.mapFrom(json).get("pipelines"));
        for (Object pipeline : pipelines) {
            Map<?, ?> row = (Map<?, ?>) pipeline;
            Map<?, ?> counts = (Map<?, ?>) Objects.requireNonNull(row.get("totals"));
            written.put(
                    String.valueOf(row.get("name")),
                    ((Number) Objects.requireNonNull(counts.get("eventsWritten"))).longValue());
        }
        return written;
    }

    private static Run report(Path file) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine = AdaFlightCommand.commandLine(new Terminal(80, false, false, StandardCharsets.UTF_8))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));
        int exitCode = commandLine.execute("report", file.toString(), "--format", "json");
        return new Run(exitCode, out.toString(), err.toString());
    }
}
