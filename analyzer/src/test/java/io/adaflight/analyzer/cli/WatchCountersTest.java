package io.adaflight.analyzer.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.analyzer.SampleCountersFile;
import io.adaflight.analyzer.analysis.live.LiveReport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Watches the counters file of a process that does not run, and of one that seems to. */
@Timeout(60)
class WatchCountersTest {
    private static final long NOBODY = 999_999_999;

    @TempDir
    Path folder;

    private final ByteBuffer file = SampleCountersFile.empty();
    private Path counters = Path.of("");

    private void write(long sequence, long written, long rejected) throws IOException {
        SampleCountersFile.slot(file, (int) sequence & 1, sequence, "orders", written, rejected, 900, 0);
        counters = SampleCountersFile.write(file, folder.resolve("app.counters"));
    }

    @BeforeEach
    void writeTheFirst() throws IOException {
        SampleCountersFile.process(file, NOBODY);
        write(1, 90, 10);
    }

    @Test
    void watch_processHasEnded_showsTheLastCountsAndEnds() {
        Run run = Run.of("watch", "--counters", counters, "--interval", "100ms");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .containsOnlyOnce("1,000 events offered, 10 lost (1 %), 100 % of it by thread-1")
                .contains("Pipeline orders", "thread-2", "watching " + folder)
                .endsWith("process " + NOBODY + " has ended\n")
                .doesNotContain("episodes", " threads,");
    }

    @Test
    void watch_processRuns_endsWhenTheTimeIsOver() throws IOException {
        SampleCountersFile.process(file, ProcessHandle.current().pid());
        write(1, 90, 10);
        Run run = Run.of("watch", "--counters", counters, "--interval", "100ms", "--for", "300ms");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).containsOnlyOnce("1,000 events offered").doesNotContain("has ended");
    }

    @Test
    void watch_pipelineThatIsNotThere_showsNone() {
        Run run = Run.of("watch", "--counters", counters, "--interval", "100ms", "--pipeline", "other");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).doesNotContain("orders");
    }

    @Test
    void look_fileGoesOn_isAReportForEachState() throws Exception {
        CountersWatch watch = new CountersWatch(counters, null, id -> id == NOBODY);
        assertThat(watch.processId()).isEqualTo(-1);
        LiveReport first = requireNonNull(watch.look());
        assertThat(first.countsOnly()).isTrue();
        assertThat(first.report().verdict().eventsLost()).isEqualTo(10);
        assertThat(watch.look()).isNull();
        assertThat(watch.hasEnded()).isFalse();
        write(2, 95, 15);
        LiveReport second = requireNonNull(watch.look());
        assertThat(second.report().verdict().eventsLost()).isEqualTo(15);
        assertThat(second.countedNanos() - first.countedNanos()).isEqualTo(1_000_000_000);
        assertThat(watch.processId()).isEqualTo(NOBODY);
    }

    @Test
    void look_processOfAnotherContainerWrites_goesOn() throws Exception {
        CountersWatch watch = new CountersWatch(counters, null, id -> false);
        watch.look();
        write(2, 95, 15);
        assertThat(watch.look()).isNotNull();
        assertThat(watch.hasEnded()).isFalse();
        assertThat(watch.look()).isNull();
        assertThat(watch.hasEnded()).isTrue();
    }

    @Test
    void watch_noSuchFile_isOneLine() {
        Run run = Run.of("watch", "--counters", folder.resolve("missing"));
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains("missing: cannot be read (NoSuchFileException)");
    }

    @Test
    void watch_notACountersFile_isOneLine() throws IOException {
        Run run = Run.of("watch", "--counters", Files.writeString(folder.resolve("text"), "text"));
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("text: is not a counters file").doesNotContain("\tat ");
    }

    @Test
    void watch_targetAndCounters_isWrong() {
        assertThat(Run.of("watch", "4711", "--counters", counters).exitCode()).isEqualTo(2);
        Run run = Run.of("watch");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("expected exactly one of a process id, an address, or --counters FILE");
    }
}
