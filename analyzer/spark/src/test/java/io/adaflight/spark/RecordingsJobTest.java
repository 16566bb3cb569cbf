package io.adaflight.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adaflight.analyzer.recording.LoadLimits;
import io.adaflight.analyzer.recording.SeenChunks;
import io.adaflight.analyzer.recording.SharedMetadata;
import io.adaflight.analyzer.rows.Column;
import io.adaflight.analyzer.rows.RecordingRows;
import io.adaflight.analyzer.rows.Table;
import io.adaflight.fixture.SmallRecording;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job and the datasets, on a Spark of two threads. */
class RecordingsJobTest {
    @TempDir
    static Path fleet;

    private static final SparkSession spark = start();

    @TempDir
    Path folder;

    /** The file system of the machine under a name that Spark cannot take for it, so that recordings are copied. */
    public static final class DistantFileSystem extends RawLocalFileSystem {
        @Override
        public String getScheme() {
            return "distant";
        }

        @Override
        public URI getUri() {
            return URI.create("distant:///");
        }

        @Override
        public FileStatus getFileStatus(org.apache.hadoop.fs.Path path) throws IOException {
            return plain(super.getFileStatus(path));
        }

        @Override
        public FileStatus[] listStatus(org.apache.hadoop.fs.Path path) throws IOException {
            return Arrays.stream(super.listStatus(path)).map(this::plain).toArray(FileStatus[]::new);
        }

        private FileStatus plain(FileStatus status) {
            return new FileStatus(
                    status.getLen(),
                    status.isDirectory(),
                    1,
                    status.getBlockSize(),
                    status.getModificationTime(),
                    makeQualified(status.getPath()));
        }
    }

    private static SparkSession start() {
        return SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", false)
                .config("spark.sql.shuffle.partitions", 2)
                .config("spark.hadoop.fs.distant.impl", DistantFileSystem.class.getName())
                .getOrCreate();
    }

    @BeforeAll
    static void record() throws IOException {
        SmallRecording.write(fleet.resolve("a.jfr"), "orders", "worker-1", 90, 10);
        Path whole = SmallRecording.write(fleet.resolve("b.jfr"), "orders", "worker-2", 50, 50);
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(fleet.resolve("cut.jfr"), Arrays.copyOf(bytes, bytes.length / 2));
        Files.write(fleet.resolve("tail.jfr"), concat(Files.readAllBytes(fleet.resolve("a.jfr")), bytes, 50));
        try (jdk.jfr.Recording foreign = new jdk.jfr.Recording()) {
            foreign.enable("jdk.JVMInformation");
            foreign.start();
            foreign.stop();
            foreign.dump(fleet.resolve("foreign.jfr"));
        }
    }

    private static byte[] concat(byte[] first, byte[] second, int cut) {
        byte[] both = Arrays.copyOf(first, first.length + second.length - cut);
        System.arraycopy(second, 0, both, first.length, second.length - cut);
        return both;
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    /** The rows of a table as the command line reads them, in the values of Spark. */
    private static List<List<@Nullable Object>> expected(Table table, String prefix) throws IOException {
        List<List<@Nullable Object>> expected = new ArrayList<>();
        try (Stream<Path> files = Files.list(fleet)) {
            for (Path file : files.sorted().toList()) {
                RecordingRows rows = RecordingRows.read(
                        file, prefix + file, LoadLimits.forHeap(256L << 20), new SeenChunks(), new SharedMetadata());
                rows.rows().stream()
                        .filter(row -> row.table() == table)
                        .forEach(row -> expected.add(sparkValues(row.values())));
            }
        }
        return expected;
    }

    private static List<@Nullable Object> sparkValues(List<@Nullable Object> values) {
        List<@Nullable Object> converted = new ArrayList<>(values);
        converted.replaceAll(
                value -> value instanceof Instant time ? LocalDateTime.ofInstant(time, ZoneOffset.UTC) : value);
        return converted;
    }

    private static List<@Nullable Object> values(Row row) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int index = 0; index < row.size(); index++) {
            values.add(row.get(index));
        }
        return values;
    }

    private static List<List<@Nullable Object>> values(Dataset<Row> rows, Table table) {
        return rows
                .select(table.columns().stream()
                        .map(Column::name)
                        .map(org.apache.spark.sql.functions::col)
                        .toArray(org.apache.spark.sql.Column[]::new))
                .collectAsList()
                .stream()
                .map(RecordingsJobTest::values)
                .toList();
    }

    @Test
    void read_everyTable_hasTheRowsOfTheCommandLine() throws IOException {
        try (AdaFlightRecordings recordings = AdaFlightRecordings.read(spark, List.of(fleet.toString()))) {
            for (Table table : Table.values()) {
                assertThat(values(recordings.table(table), table))
                        .as(table.toString())
                        .containsExactlyInAnyOrderElementsOf(expected(table, "file:"));
            }
            recordings.createViews();
            assertThat(spark.sql("select status, count(*) from recordings group by 1 order by 1")
                            .collectAsList())
                    .extracting(row -> row.getString(0) + " " + row.getLong(1))
                    .containsExactly("DAMAGED 1", "NO_EVENTS 1", "READ 2", "UNREADABLE 1");
            assertThat(recordings.threads().count()).isEqualTo(3);
            assertThat(recordings.pipelines().count()).isEqualTo(3);
            assertThat(recordings.causes().columns()).contains("cause", "share");
            assertThat(recordings.episodes().count()).isZero();
            assertThat(recordings.findings().count()).isZero();
        }
    }

    @Test
    void read_distantFileSystem_copiesAndLeavesNothingBehind() throws IOException {
        String before = System.getProperty("java.io.tmpdir");
        try (AdaFlightRecordings recordings = AdaFlightRecordings.read(spark, List.of("distant://" + fleet))) {
            assertThat(values(recordings.threads(), Table.THREADS))
                    .containsExactlyInAnyOrderElementsOf(expected(Table.THREADS, "distant:"));
        }
        try (Stream<Path> left = Files.list(Path.of(before))) {
            assertThat(left.map(path -> String.valueOf(path.getFileName())))
                    .noneMatch(name -> name.matches("adaflight-\\d+\\.jfr"));
        }
    }

    @Test
    void job_again_addsOnlyWhatIsNew() throws IOException {
        Path input = Files.createDirectory(folder.resolve("in"));
        String output = folder.resolve("out").toString();
        Path first = Files.copy(fleet.resolve("a.jfr"), input.resolve("a.jfr"));
        Files.copy(fleet.resolve("cut.jfr"), input.resolve("cut.jfr"));
        assertThat(RecordingsJob.run(spark, output, List.of(input.toString())))
                .isEqualTo(new RecordingsJob.Outcome(2, 1, 0));
        assertThat(lost(output)).isEqualTo(10);
        assertThat(RecordingsJob.run(spark, output, List.of(input.toString())))
                .isEqualTo(new RecordingsJob.Outcome(0, 0, 0));
        Files.copy(fleet.resolve("b.jfr"), input.resolve("b.jfr"));
        Files.write(first, new byte[] {1, 2, 3});
        assertThat(RecordingsJob.run(spark, output, List.of(input.toString())))
                .isEqualTo(new RecordingsJob.Outcome(1, 0, 1));
        assertThat(lost(output)).isEqualTo(60);
        Dataset<Row> recordings = spark.read().parquet(output + "/recordings");
        assertThat(recordings.count()).isEqualTo(3);
        assertThat(recordings
                        .filter("status = 'UNREADABLE'")
                        .select("damage")
                        .first()
                        .getString(0))
                .contains("cut.jfr");
        try (Stream<Path> days = Files.list(Path.of(output, "recordings"))) {
            assertThat(days.map(day -> String.valueOf(day.getFileName())))
                    .allMatch(name -> name.matches("date=\\d{4}-\\d\\d-\\d\\d"));
        }
    }

    private static long lost(String output) {
        return spark.read()
                .parquet(output + "/threads")
                .selectExpr("sum(lost)")
                .first()
                .getLong(0);
    }

    @Test
    void job_afterOneThatEndedEarly_undoesOrCompletesIt() throws IOException {
        String output = folder.resolve("out").toString();
        String input = fleet.resolve("a.jfr").toString();
        RecordingsJob.run(spark, output, List.of(input));
        Path undone = Files.createDirectories(Path.of(output, "_new-1", "threads", "date=2026-01-31"));
        Files.writeString(undone.resolve("part-1.parquet"), "half of it");
        Path done = Files.createDirectories(Path.of(output, "_new-2", "threads", "date=2026-01-31"));
        try (Stream<Path> files = Files.walk(Path.of(output, "threads"))) {
            Path part = files.filter(file -> file.toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow();
            Files.copy(part, done.resolve("part-2.parquet"));
        }
        Files.createFile(Path.of(output, "_new-2", "_complete"));
        RecordingsJob.run(spark, output, List.of(input));
        assertThat(lost(output)).isEqualTo(20);
        assertThat(Path.of(output, "_new-1")).doesNotExist();
        assertThat(Path.of(output, "_new-2")).doesNotExist();
    }

    @Test
    void paths_missing_areNamed() {
        assertThatThrownBy(() -> AdaFlightRecordings.read(spark, List.of("/nowhere/x.jfr")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/nowhere/x.jfr: there is no such file");
    }

    @Test
    void spread_files_makesGroupsOfAboutTheSameSize() {
        List<RecordingFile> files = IntStream.rangeClosed(1, 9)
                .mapToObj(size -> new RecordingFile("f" + size, size, 0))
                .toList();
        List<List<RecordingFile>> groups = RecordingList.spread(files, 3);
        assertThat(groups)
                .extracting(
                        group -> group.stream().mapToLong(RecordingFile::bytes).sum())
                .allSatisfy(bytes -> assertThat(bytes).isBetween(14L, 16L));
        assertThat(RecordingList.spread(files, 100)).hasSize(9);
        assertThat(RecordingList.spread(List.of(), 4)).containsExactly(List.of());
    }
}
