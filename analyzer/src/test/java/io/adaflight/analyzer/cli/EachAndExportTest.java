package io.adaflight.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.adaflight.analyzer.SampleRecording;
import io.adaflight.analyzer.rows.Column;
import io.adaflight.analyzer.rows.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables of {@code export} and the rows of {@code report --each} say the same of each recording of a fleet. */
class EachAndExportTest {
    /* Columns of the table recordings, and where the JSON has the figure. */
    private static final Map<String, String> IN_JSON = Map.ofEntries(
            Map.entry("recording", "name"),
            Map.entry("start_time", "window.startNanos"),
            Map.entry("end_time", "window.endNanos"),
            Map.entry("duration_ns", "window.durationNanos"),
            Map.entry("jvm_start", "process.jvmStartNanos"),
            Map.entry("pid", "process.pid"),
            Map.entry("host", "process.host"),
            Map.entry("application", "process.application"),
            Map.entry("application_version", "process.applicationVersion"),
            Map.entry("main_class", "process.mainClass"),
            Map.entry("java_version", "process.javaVersion"),
            Map.entry("files", "files"),
            Map.entry("bytes", "bytes"),
            Map.entry("chunks", "chunks"),
            Map.entry("chunks_read", "chunksRead"),
            Map.entry("offered", "totals.eventsOffered"),
            Map.entry("written", "totals.eventsWritten"),
            Map.entry("lost", "totals.eventsDropped"),
            Map.entry("rejected", "totals.eventsRejected"),
            Map.entry("evicted", "totals.eventsEvicted"),
            Map.entry("filtered", "totals.eventsFiltered"),
            Map.entry("bytes_written", "totals.bytesWritten"),
            Map.entry("bytes_lost", "totals.bytesDropped"),
            Map.entry("loss_ratio", "totals.lossRatio"),
            Map.entry("drained", "totals.eventsDrained"),
            Map.entry("failed", "totals.eventsFailed"),
            Map.entry("sink_failures", "totals.sinkFailures"),
            Map.entry("pipelines", "pipelineCount"),
            Map.entry("warnings", "warningCount"),
            Map.entry("lower_bound", "verdict.lowerBound"),
            Map.entry("worst_pipeline", "verdict.worstPipeline"),
            Map.entry("worst_pipeline_loss_ratio", "verdict.worstPipelineLossRatio"),
            Map.entry("worst_thread", "verdict.worstThread"),
            Map.entry("worst_thread_share", "verdict.worstThreadShare"),
            Map.entry("main_cause", "verdict.mainCause"),
            Map.entry("main_cause_share", "verdict.mainCauseShare"));

    /* What only the table has. */
    private static final Set<String> NOT_IN_JSON = Set.of(
            "schema_version",
            "status",
            "damage",
            "collections",
            "collection_ns",
            "longest_collection_ns",
            "most_rows",
            "failed_collections",
            "skipped_collections",
            "longest_pause_ns",
            "adaflight_version");

    @TempDir
    static Path fleet;

    @BeforeAll
    static void record() throws IOException {
        Path lossy = SampleRecording.typical(fleet.resolve("lossy.jfr"));
        byte[] bytes = Files.readAllBytes(lossy);
        Files.write(fleet.resolve("tail.jfr"), Arrays.copyOf(bytes, bytes.length - 100));
        Files.write(fleet.resolve("cut.jfr"), Arrays.copyOf(bytes, 100));
        Files.writeString(fleet.resolve("text.jfr"), "no recording");
        try (SampleRecording sample = new SampleRecording()) {
            sample.configure("queue", event -> event.drainCounted = false)
                    .configure("audit", event -> {})
                    .thread("queue", 1, row -> {})
                    .pipeline("queue", row -> {})
                    .pipeline("audit", row -> {})
                    .thread("queue", 1, row -> {
                        row.written = 30;
                        row.evicted = 3;
                    })
                    .pipeline("queue", row -> {
                        row.written = 30;
                        row.evicted = 3;
                    })
                    .pipeline("audit", row -> {
                        row.written = 20;
                        row.drained = 20;
                        row.failed = 2;
                        row.sinkFailures = 1;
                    })
                    .write(fleet.resolve("queues.jfr"));
        }
        try (jdk.jfr.Recording recording = new jdk.jfr.Recording()) {
            recording.enable("jdk.JVMInformation");
            recording.start();
            recording.stop();
            recording.dump(fleet.resolve("foreign.jfr"));
        }
    }

    private static Map<String, Object> each() throws IOException {
        Run run = Run.of("report", "--each", "--format", "json", fleet);
        assertThat(run.exitCode()).isEqualTo(ExitCodes.UNREADABLE);
        return JSON.std.mapFrom(run.out());
    }

    private static List<Map<String, Object>> exported(Table table) {
        Run run = Run.of("export", "--table", table, "--format", "ndjson", fleet);
        assertThat(run.exitCode()).isEqualTo(ExitCodes.UNREADABLE);
        return run.out().lines().map(EachAndExportTest::row).toList();
    }

    private static Map<String, Object> row(String line) {
        try {
            return JSON.std.mapFrom(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<?> list(Map<String, Object> json, String field) {
        return (List<?>) Objects.requireNonNull(json.get(field));
    }

    private static @Nullable Object at(Object json, String path) {
        Object value = json;
        for (String step : path.split("\\.", -1)) {
            assertThat(value)
                    .as(path)
                    .isInstanceOfSatisfying(
                            Map.class, map -> assertThat(map.containsKey(step)).isTrue());
            value = ((Map<?, ?>) Objects.requireNonNull(value)).get(step);
            if (value == null) {
                return null;
            }
        }
        return value;
    }

    /* A moment of the table is in whole microseconds. */
    private static @Nullable Object figure(Column column, @Nullable Object json) {
        return column.type() == Column.Type.TIME && json instanceof Number nanos
                ? Instant.ofEpochSecond(0, nanos.longValue())
                        .truncatedTo(ChronoUnit.MICROS)
                        .toString()
                : json;
    }

    private static boolean isRead(Map<String, Object> recording) {
        return Set.of("READ", "DAMAGED").contains(String.valueOf(recording.get("status")));
    }

    @Test
    void columns_ofRecordings_areInTheJsonOrKnownNotToBe() {
        assertThat(Stream.concat(IN_JSON.keySet().stream(), NOT_IN_JSON.stream()))
                .containsExactlyInAnyOrderElementsOf(
                        Table.RECORDINGS.columns().stream().map(Column::name).toList());
    }

    @Test
    void recordings_everyFigure_isTheOneOfEach() throws IOException {
        List<?> recordings = list(each(), "recordings");
        List<Map<String, Object>> rows = exported(Table.RECORDINGS).stream()
                .filter(EachAndExportTest::isRead)
                .toList();
        assertThat(recordings).hasSize(3).hasSameSizeAs(rows);
        for (Object recording : recordings) {
            Map<String, Object> row = rows.stream()
                    .filter(each -> Objects.equals(each.get("recording"), at(recording, "name")))
                    .findFirst()
                    .orElseThrow();
            for (Column column : Table.RECORDINGS.columns()) {
                String path = IN_JSON.get(column.name());
                if (path != null) {
                    assertThat(row.get(column.name()))
                            .as("%s of %s", column.name(), row.get("recording"))
                            .isEqualTo(figure(column, at(recording, path)));
                }
            }
        }
    }

    @Test
    void recordings_notRead_areTheWarningsOfEach() throws IOException {
        assertThat(list(each(), "warnings").stream()
                        .filter(warning -> "UNREADABLE_RECORDING".equals(at(warning, "code")))
                        .map(warning -> at(warning, "recording")))
                .containsExactlyInAnyOrderElementsOf(exported(Table.RECORDINGS).stream()
                        .filter(row -> !isRead(row))
                        .map(row -> row.get("recording"))
                        .toList())
                .hasSize(3);
    }

    @Test
    void sums_overTheTables_areTheTotalsOfEach() throws IOException {
        Map<String, Object> all = each();
        List<Map<String, Object>> recordings = exported(Table.RECORDINGS);
        List<Map<String, Object>> pipelines = exported(Table.PIPELINES);
        for (String column : List.of("offered", "written", "lost", "evicted", "filtered", "bytes_written", "failed")) {
            Object total = at(all, String.valueOf(IN_JSON.get(column)));
            assertThat(sum(recordings, column))
                    .as(column)
                    .isEqualTo(((Number) Objects.requireNonNull(total)).longValue());
            assertThat(sum(pipelines, column)).as(column).isEqualTo(sum(recordings, column));
        }
        assertThat(at(all, "totals.eventsDrained")).isNull();
        List<Map<String, Object>> causes = exported(Table.CAUSES);
        assertThat(lostByCause(causes)).isEqualTo(all.get("lostByCause")).isNotEmpty();
        for (Object recording : list(all, "recordings")) {
            Object name = at(recording, "name");
            assertThat(lostByCause(causes.stream()
                            .filter(row -> Objects.equals(row.get("recording"), name))
                            .toList()))
                    .isEqualTo(at(recording, "lostByCause"));
        }
    }

    private static Map<String, Integer> lostByCause(List<Map<String, Object>> causes) {
        return causes.stream()
                .collect(Collectors.groupingBy(row -> String.valueOf(row.get("cause")), Collectors.summingInt(row ->
                        (int) Objects.requireNonNull(row.get("lost")))));
    }

    private static long sum(List<Map<String, Object>> rows, String column) {
        return rows.stream()
                .map(row -> row.get(column))
                .filter(Number.class::isInstance)
                .mapToLong(value -> ((Number) value).longValue())
                .sum();
    }
}
