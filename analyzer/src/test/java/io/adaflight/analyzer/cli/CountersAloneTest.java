package io.adaflight.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.adaflight.analyzer.SampleCountersFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Reports on a counters file without a recording, as a JVM without the recorder or one killed early leaves it. */
class CountersAloneTest {
    @TempDir
    Path folder;

    private Path counters = Path.of("");

    @BeforeEach
    void write() throws IOException {
        ByteBuffer file = SampleCountersFile.empty();
        SampleCountersFile.slot(file, 1, 1, "orders", 90, 10, 900, 0);
        SampleCountersFile.date(file, 1, 1_700_000_000_000L, 1_700_000_060_000L);
        counters = SampleCountersFile.write(file, folder.resolve("app.counters"));
    }

    @Test
    void report_countersAlone_saysWhatWasCountedAndWhatIsNotKnown() throws IOException {
        Run run = Run.of("report", "--counters", counters, "--width", 1000);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("1,000 events offered, 10 lost (1 %), 100 % of it by thread-1")
                .contains("Pipeline orders", "thread-2", "0 chunks", "of process 4711")
                .contains("is not known without a recording");
        Map<String, Object> json = JSON.std.mapFrom(
                Run.of("report", "--counters", counters, "--format", "json").out());
        assertThat(json.get("verdict")).asString().contains("eventsLost=10");
        assertThat(Run.of("report", "--counters", counters, "--fail-on-loss", "1%")
                        .exitCode())
                .isEqualTo(ExitCodes.FINDINGS);
    }

    @Test
    void report_countersAlone_inEveryFormat() {
        for (ReportFormat format : ReportFormat.values()) {
            Run run = Run.of("report", "--counters", counters, "--format", format, "--pipeline", "orders");
            assertThat(run.exitCode()).as("%s: %s", format, run.err()).isZero();
            assertThat(run.out()).as("%s", format).contains("orders");
        }
        assertThat(Run.of("report", "--counters", counters, "--pipeline", "trades")
                        .err())
                .contains("there is no such pipeline; there are orders");
    }

    @Test
    void report_recordingThatCannotBeRead_reportsTheCountersAndExitsWithThree() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.jfr"));
        Run run = Run.of("report", empty, "--counters", counters);
        assertThat(run.exitCode()).isEqualTo(ExitCodes.UNREADABLE);
        assertThat(run.err().lines()).singleElement().asString().contains("empty.jfr: is empty");
        assertThat(run.out()).startsWith("at least 1,000 events offered").contains("empty.jfr: is empty");
    }

    @Test
    void report_neither_isWrongUsage() {
        Run run = Run.of("report");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).contains("expected a RECORDING, or --counters FILE");
        assertThat(Run.of("report", "--counters", counters, "--from", "1s").exitCode())
                .isEqualTo(ExitCodes.USAGE);
    }

    @Test
    @Timeout(30)
    void report_countersArePipeOrDevice_isRefusedAndNotWaitedFor() throws Exception {
        Path pipe = folder.resolve("pipe");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "no mkfifo(1)");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        for (Path file : List.of(pipe, Path.of("/dev/zero"), folder)) {
            Run run = Run.of("report", "--counters", file);
            assertThat(run.exitCode()).isEqualTo(ExitCodes.UNREADABLE);
            assertThat(run.err())
                    .isEqualTo("adaflight: " + file + ": is not a regular file; name the counters file itself\n");
        }
    }
}
