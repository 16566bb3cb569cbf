package io.adaflight.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.adaflight.analyzer.cli.Terminal;
import io.adaflight.fixture.SmallRecording;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetCommandTest {
    private static final String LOST = "select pipeline, sum(lost) as lost from threads group by 1 order by 1";

    @TempDir
    static Path samples;

    @TempDir
    Path folder;

    private record Run(int exitCode, String out, String err) {}

    @BeforeAll
    static void record() throws IOException {
        SmallRecording.write(samples.resolve("a.jfr"), "orders", "o'brien", 90, 10);
        SmallRecording.write(samples.resolve("b.jfr"), "orders", "worker-2", 50, 50);
        SmallRecording.write(samples.resolve("c.jfr"), "audit", "=1+1", 5, 0);
    }

    private static Run run(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = FleetCommand.commandLine(new Terminal(80, false, false, StandardCharsets.UTF_8))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new));
        return new Run(exitCode, out.toString(), err.toString());
    }

    @Test
    void sql_folder_isAnsweredAsATable() {
        Run run = run("sql", LOST, samples);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("pipeline  lost\naudit        0\norders      60\n");
    }

    @Test
    void sql_csvAndJson_areForPrograms() throws IOException {
        String query = "select thread, written, terminated, registered, loss_ratio from threads order by written";
        Run csv = run("sql", query, samples, "--format", "csv");
        assertThat(csv.out().lines().limit(2))
                .containsExactly(
                        "\"thread\",\"written\",\"terminated\",\"registered\",\"loss_ratio\"",
                        "\"'=1+1\",5,\"false\",,0.0");
        Run json = run("sql", query, samples, "--format", "json");
        List<Object> rows = JSON.std.listFrom(json.out());
        Map<?, ?> row = (Map<?, ?>) rows.get(2);
        assertThat(row.get("thread")).isEqualTo("o'brien");
        assertThat(row.get("written")).isEqualTo(90);
        assertThat(row.get("terminated")).isEqualTo(false);
        assertThat(row.get("registered")).isNull();
        assertThat(row.get("loss_ratio")).isEqualTo(0.1);
        Run odd = run("sql", "select 'nan'::double as x, 12.50::decimal(4,2) as y", samples, "-f", "json");
        assertThat(JSON.std.listFrom(odd.out()).get(0)).isEqualTo(Map.of("x", "NaN", "y", 12.5));
    }

    @Test
    void sql_times_areInUtc() {
        Run run = run("sql", "select jvm_start from recordings limit 1", samples, "-f", "csv");
        assertThat(run.out().lines().skip(1)).singleElement().asString().matches("\"\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z\"");
        String start =
                ProcessHandle.current().info().startInstant().orElseThrow().toString();
        assertThat(run.out()).contains(start.substring(0, 13));
    }

    @Test
    void sql_output_isAFile() throws IOException {
        Path file = folder.resolve("lost.txt");
        Run run = run("sql", LOST, samples, "--output", file);
        assertThat(run.out()).isEmpty();
        assertThat(Files.readString(file)).contains("orders      60");
        assertThat(run("sql", "set threads = 1", samples).out()).isEmpty();
    }

    @Test
    void parquet_export_isReadBack() throws IOException {
        Path tables = folder.resolve("it's tables");
        assertThat(run("export", "--format", "parquet", "--output", tables, samples))
                .isEqualTo(new Run(0, "", ""));
        assertThat(tables.toFile().list())
                .containsExactlyInAnyOrder(
                        "recordings.parquet",
                        "pipelines.parquet",
                        "threads.parquet",
                        "episodes.parquet",
                        "causes.parquet",
                        "findings.parquet");
        Run run = run("sql", LOST, tables);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo(run("sql", LOST, samples).out());
        for (String table : new String[] {"recordings", "pipelines", "threads", "causes"}) {
            String all = "from " + table + " order by all";
            assertThat(run("sql", all, tables, "-f", "csv").out())
                    .isEqualTo(run("sql", all, samples, "-f", "csv").out());
        }
        Path one = folder.resolve("threads.parquet");
        run("export", "-f", "parquet", "-t", "threads", "-o", one, samples);
        assertThat(run("sql", "select count(*) from '" + one + "'", samples).out())
                .contains("3");
        Run both = run("sql", LOST, tables, samples);
        assertThat(both.exitCode()).isEqualTo(2);
        assertThat(both.err()).contains("expected recordings, or folders of Parquet files");
    }

    @Test
    void partitions_ofFolders_areReadToo() throws IOException {
        Path day = Files.createDirectories(folder.resolve("threads").resolve("date=2026-01-31"));
        run("export", "-f", "parquet", "-t", "threads", "-o", day.resolve("part-0.parquet"), samples);
        Path recordings = Files.createDirectories(folder.resolve("recordings").resolve("date=2026-01-31"));
        run("export", "-f", "parquet", "-t", "recordings", "-o", recordings.resolve("part-0.parquet"), samples);
        assertThat(run("sql", LOST, folder).out()).contains("orders      60");
        assertThat(run("sql", "select count(*) from causes", folder).exitCode()).isZero();
    }

    @Test
    void cache_secondTime_readsOnlyWhatIsNewOrChanged() throws IOException {
        Path fleet = Files.createDirectory(folder.resolve("fleet"));
        Path cache = folder.resolve("fleet.duckdb");
        Path first = Files.copy(samples.resolve("a.jfr"), fleet.resolve("a.jfr"));
        Path second = Files.copy(samples.resolve("b.jfr"), fleet.resolve("b.jfr"));
        assertThat(run("sql", LOST, fleet, "--cache", cache).out()).contains("orders      60");
        FileTime time = Files.getLastModifiedTime(first);
        Files.write(first, new byte[(int) Files.size(first)]);
        Files.setLastModifiedTime(first, time);
        assertThat(run("sql", LOST, fleet, "--cache", cache).out()).contains("orders      60");
        Files.copy(samples.resolve("c.jfr"), second, StandardCopyOption.REPLACE_EXISTING);
        Run changed = run("sql", LOST, fleet, "--cache", cache);
        assertThat(changed.out()).isEqualTo("pipeline  lost\naudit        0\norders      10\n");
        Run part = run("sql", LOST, second, "--cache", cache);
        assertThat(part.out()).isEqualTo("pipeline  lost\naudit        0\n");
    }

    @Test
    void cache_ofAnotherVersion_isRefused() throws Exception {
        Path cache = folder.resolve("other.duckdb");
        try (Database database = Database.open(cache)) {
            database.execute("create schema cache");
            database.execute("create table cache.threads (x int)");
        }
        Run run = run("sql", LOST, samples, "--cache", cache);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("written by another version of AdaFlight; delete it");
    }

    @Test
    void unreadable_recordings_areRowsAndTheExitCode() throws IOException {
        Path text = Files.writeString(folder.resolve("text.jfr"), "no recording");
        Run run = run("sql", "select status, damage from recordings", text, samples.resolve("a.jfr"));
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).contains("UNREADABLE", "is not a flight recording", "READ");
        assertThat(run.err()).contains("1 of 2 recordings could not be read");
        Path missing = folder.resolve("missing.jfr");
        assertThat(run("sql", LOST, missing, "--cache", folder.resolve("c.duckdb"))
                        .exitCode())
                .isEqualTo(3);
    }

    @Test
    void sql_wrong_isOneLine() {
        Run run = run("sql", "select nothing from threads", samples);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("adaflight: ").contains("nothing");
        assertThat(run.err().lines()).hasSize(2);
        assertThat(run("sql", LOST).exitCode()).isEqualTo(2);
    }

    @Test
    void help_ofSql_hasItsExamples() {
        assertThat(run("sql", "--help").out()).contains("select pipeline, sum(lost) from threads", "--cache=FILE");
    }

    @Test
    void otherCommands_ofTheAnalyzer_areThere() {
        assertThat(run("report", "--each", samples).out()).startsWith("3 recordings: 205 events offered, 60 lost");
        assertThat(run("export", "-t", "threads", "-f", "parquet", samples).err())
                .contains("standard output takes one --table, as csv or ndjson");
    }
}
