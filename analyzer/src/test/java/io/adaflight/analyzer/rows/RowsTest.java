package io.adaflight.analyzer.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.adaflight.analyzer.SampleRecording;
import io.adaflight.analyzer.recording.LoadLimits;
import io.adaflight.analyzer.recording.SeenChunks;
import io.adaflight.analyzer.recording.SharedMetadata;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows of recordings, sound, damaged and foreign, and the schema that describes them. */
class RowsTest {
    private static final LoadLimits LIMITS = LoadLimits.forHeap(256L << 20);

    @TempDir
    static Path samples;

    private static Path lossy;

    @TempDir
    Path folder;

    @BeforeAll
    static void record() throws IOException {
        lossy = SampleRecording.typical(samples.resolve("lossy.jfr"));
    }

    private static RecordingRows read(Path path) {
        return RecordingRows.read(path, path.toString(), LIMITS, new SeenChunks(), new SharedMetadata());
    }

    private static List<Map<String, @Nullable Object>> table(RecordingRows rows, Table table) {
        return rows.rows().stream()
                .filter(row -> row.table() == table)
                .map(RowsTest::named)
                .toList();
    }

    private static Map<String, @Nullable Object> named(Row row) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        List<Column> columns = row.table().columns();
        assertThat(row.values()).hasSameSizeAs(columns);
        IntStream.range(0, columns.size())
                .forEach(index ->
                        named.put(columns.get(index).name(), row.values().get(index)));
        return named;
    }

    @Test
    void recording_typical_hasARowInEachTable() {
        RecordingRows rows = read(lossy);
        assertThat(rows.readable()).isTrue();
        assertThat(rows.remarks()).isEmpty();
        assertThat(table(rows, Table.RECORDINGS).get(0))
                .containsEntry("schema_version", 1L)
                .containsEntry("recording", lossy.toString())
                .containsEntry("status", "READ")
                .containsEntry("damage", null)
                .containsEntry("chunks_read", 2L)
                .containsEntry("offered", 2005L)
                .containsEntry("lost", 100L)
                .containsEntry("worst_thread", "producer-2")
                .containsEntry("adaflight_version", "0.1.0")
                .containsEntry("pid", null)
                .containsEntry("jvm_start", null);
        assertThat(table(rows, Table.PIPELINES).get(0))
                .containsEntry("pipeline", "orders")
                .containsEntry("lost", 100L)
                .containsEntry("drain_threads", "drain-orders")
                .containsEntry("drop_policy", "OLDEST")
                .containsEntry("threads", 2L)
                .containsEntry("episodes", 1L)
                .containsEntry("swap_p99_ns", 4_000_000L);
        assertThat(table(rows, Table.THREADS))
                .extracting(row -> row.get("thread"), row -> row.get("lost"), row -> row.get("terminated"))
                .containsExactly(tuple("producer-2", 100L, true), tuple("producer-1", 0L, false));
        assertThat(table(rows, Table.THREADS).get(0)).containsEntry("pool_exhaustions", 7L);
        Map<String, @Nullable Object> episode = table(rows, Table.EPISODES).get(0);
        assertThat(episode)
                .containsEntry("episode", 1L)
                .containsEntry("thread", "producer-2")
                .containsEntry("rejected", 100L)
                .containsEntry("open", false);
        assertThat(episode.get("start_time")).isInstanceOf(Instant.class);
        List<Map<String, @Nullable Object>> causes = table(rows, Table.CAUSES);
        assertThat(causes.stream()
                        .mapToLong(row -> (Long) Objects.requireNonNull(row.get("lost")))
                        .sum())
                .isEqualTo(100);
        assertThat(causes.get(0).get("cause"))
                .isEqualTo(table(rows, Table.PIPELINES).get(0).get("main_cause"));
    }

    @Test
    void rows_everyValue_hasTheTypeOfItsColumn() {
        for (Row row : read(lossy).rows()) {
            named(row);
            for (int index = 0; index < row.values().size(); index++) {
                Object value = row.values().get(index);
                Class<?> expected = switch (row.table().columns().get(index).type()) {
                    case TEXT -> String.class;
                    case LONG -> Long.class;
                    case DOUBLE -> Double.class;
                    case BOOLEAN -> Boolean.class;
                    case TIME -> Instant.class;
                };
                assertThat(value)
                        .as(
                                "%s.%s",
                                row.table(), row.table().columns().get(index).name())
                        .satisfiesAnyOf(
                                each -> assertThat(each).isNull(),
                                each -> assertThat(each).isInstanceOf(expected));
            }
        }
    }

    @Test
    void columns_ofATable_haveDistinctNames() {
        for (Table table : Table.values()) {
            assertThat(table.columns()).extracting(Column::name).doesNotHaveDuplicates();
            assertThat(table.columns())
                    .allMatch(column -> !column.name().endsWith("_ns") || column.type() == Column.Type.LONG);
        }
    }

    @Test
    void columns_ofThreads_areThosePublishedBefore_thenNewOnes() {
        assertThat(Table.THREADS.columns())
                .extracting(Column::name)
                .startsWith(
                        ("recording,pipeline,thread,thread_id,kind,terminated,registered,offered,written,lost,rejected,evicted,"
                                        + "filtered,bytes_written,bytes_lost,loss_ratio,share_of_loss,events_per_second,"
                                        + "bytes_per_second,peak_events_per_second,state,pressure_ns,dropping_ns,recovery_ns,"
                                        + "blocked_writes,blocked_ns,pool_exhaustions,ring_full,allocation_failures,"
                                        + "greatest_queue_depth,rings_in_rotation,swaps,total_swaps,swap_total_ns,swap_average_ns,"
                                        + "swap_p50_ns,swap_p90_ns,swap_p99_ns,swap_p999_ns,swap_max_ns")
                                .split(",", -1));
    }

    @Test
    void schema_everyColumn_isDescribedWithItsType() throws IOException {
        String schema = Files.readString(Path.of("SCHEMA.md"));
        for (Table table : Table.values()) {
            String section = schema.substring(schema.indexOf("\n## Table `" + table + "`\n"));
            int end = section.indexOf("\n## ", 1);
            Map<String, String> described = Arrays.stream(section.substring(0, end < 0 ? section.length() : end)
                            .split("\n", -1))
                    .filter(line -> line.startsWith("| `"))
                    .map(line -> line.split("\\s*\\|\\s*", -1))
                    .flatMap(cells -> Arrays.stream(cells[1].split(", ", -1))
                            .map(name -> Map.entry(name.replace("`", ""), cells[2])))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            Map<String, String> columns = table.columns().stream()
                    .collect(Collectors.toMap(
                            Column::name, column -> column.type().toString().toLowerCase(Locale.ROOT)));
            assertThat(described).as(table.toString()).containsExactlyInAnyOrderEntriesOf(columns);
        }
    }

    @Test
    void recording_cut_isARowWithItsDamage() throws IOException {
        byte[] bytes = Files.readAllBytes(lossy);
        Path cut = Files.write(folder.resolve("cut.jfr"), Arrays.copyOf(bytes, bytes.length - 100));
        RecordingRows rows = read(cut);
        assertThat(rows.readable()).isTrue();
        assertThat(rows.remarks()).singleElement().asString().contains("cut.jfr: chunk 2", "is cut short");
        Map<String, @Nullable Object> row = table(rows, Table.RECORDINGS).get(0);
        assertThat(row)
                .containsEntry("status", "DAMAGED")
                .containsEntry("lower_bound", true)
                .containsEntry("chunks_read", 1L);
        assertThat(String.valueOf(row.get("damage"))).contains("is cut short");
    }

    @Test
    void recording_unreadable_isARowThatSaysWhy() throws IOException {
        Path text = Files.writeString(folder.resolve("text.jfr"), "no recording");
        RecordingRows rows =
                RecordingRows.read(text, "s3a://fleet/text.jfr", LIMITS, new SeenChunks(), new SharedMetadata());
        assertThat(rows.readable()).isFalse();
        assertThat(rows.rows()).hasSize(1);
        assertThat(named(rows.rows().get(0)))
                .containsEntry("recording", "s3a://fleet/text.jfr")
                .containsEntry("status", "UNREADABLE")
                .containsEntry("lost", null);
        assertThat(rows.remarks()).singleElement().asString().startsWith("s3a://fleet/text.jfr: is not a flight");
        assertThat(named(rows.rows().get(0)).get("damage"))
                .isEqualTo(rows.remarks().get(0));
    }

    @Test
    void recording_damagedInEachChunk_isARowWithAllOfIt() throws IOException {
        byte[] bytes = Files.readAllBytes(lossy);
        int second = (int) ByteBuffer.wrap(bytes).getLong(8);
        byte[] damaged = Arrays.copyOf(bytes, bytes.length - 100);
        Arrays.fill(damaged, 68, 80, (byte) 0);
        RecordingRows rows = read(Files.write(folder.resolve("all.jfr"), damaged));
        assertThat(rows.readable()).isFalse();
        assertThat(rows.remarks()).hasSize(2);
        assertThat(rows.remarks().get(0)).contains("holds no chunk that can be read", "chunk 2 at byte " + second);
        assertThat(rows.remarks().get(1)).contains("chunk 1 at byte 0 has an event of 0 bytes");
        assertThat(table(rows, Table.RECORDINGS).get(0)).containsEntry("damage", String.join("; ", rows.remarks()));
    }

    @Test
    void recording_withoutOurEvents_saysWhoseItIs() throws IOException {
        Path foreign = folder.resolve("foreign.jfr");
        try (jdk.jfr.Recording recording = new jdk.jfr.Recording()) {
            recording.enable("jdk.JVMInformation");
            recording.start();
            recording.stop();
            recording.dump(foreign);
        }
        RecordingRows rows = read(foreign);
        assertThat(rows.readable()).isFalse();
        Map<String, @Nullable Object> row = named(rows.rows().get(0));
        assertThat(row)
                .containsEntry("status", "NO_EVENTS")
                .containsEntry("pid", ProcessHandle.current().pid())
                .containsEntry("offered", null);
        assertThat(row.get("jvm_start")).isInstanceOf(Instant.class);
        assertThat(String.valueOf(row.get("java_version")))
                .startsWith(System.getProperty("java.specification.version"));
        assertThat(rows.remarks()).singleElement().asString().contains("has no AdaFlight events");
    }

    @Test
    void damage_veryLong_isCut() throws IOException {
        String name = "n".repeat(3000);
        Path text = Files.writeString(folder.resolve("text.jfr"), "no recording");
        RecordingRows rows = RecordingRows.read(text, name, LIMITS, new SeenChunks(), new SharedMetadata());
        assertThat(String.valueOf(named(rows.rows().get(0)).get("damage"))).hasSize(2000);
    }

    @Test
    void parallelReading_manyRecordings_keepsTheirOrder() throws IOException {
        List<Path> paths = new ArrayList<>();
        for (int index = 0; index < 9; index++) {
            paths.add(Files.copy(lossy, folder.resolve(index + ".jfr")));
        }
        paths.add(folder.resolve("missing.jfr"));
        List<Path> taken = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        new ParallelReading(3, 256L << 20).read(paths, (path, rows) -> {
            taken.add(path);
            remarks.addAll(rows.remarks());
            assertThat(named(rows.rows().get(0))).containsEntry("recording", path.toString());
        });
        assertThat(taken).isEqualTo(paths);
        assertThat(remarks)
                .filteredOn(remark -> remark.contains("chunks in common"))
                .hasSize(8);
        assertThat(remarks).anyMatch(remark -> remark.contains("missing.jfr: there is no such file"));
    }

    @Test
    void parallelReading_failingTaker_endsIt() {
        List<Path> paths = List.of(lossy, lossy, lossy);
        assertThatThrownBy(() -> new ParallelReading(1, 256L << 20).read(paths, (path, rows) -> {
                    throw new IOException("full");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("full");
    }

    @Test
    void parallelReading_interrupted_saysSo() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> new ParallelReading(1, 256L << 20).read(List.of(lossy), (path, rows) -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }
}
