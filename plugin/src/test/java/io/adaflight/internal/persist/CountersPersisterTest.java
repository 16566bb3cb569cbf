package io.adaflight.internal.persist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.adaflight.AdaFlight;
import io.adaflight.BackPressureState;
import io.adaflight.Counter;
import io.adaflight.captured.CapturedLog;
import io.adaflight.internal.collector.CollectedPipeline;
import io.adaflight.internal.collector.CollectedSnapshot;
import io.adaflight.internal.collector.Collector;
import io.adaflight.internal.counters.Counts;
import io.adaflight.internal.counters.DurationEvents;
import io.adaflight.internal.counters.ThreadGauge;
import io.adaflight.internal.registry.ThreadRegistry;
import io.adaflight.internal.time.NanoClock;
import io.adaflight.layout.CountersFileLayout;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class CountersPersisterTest {
    @TempDir
    Path folder;

    /** Counts, says so and waits to be killed. */
    static final class CountingChild {
        private CountingChild() {}

        public static void main(String[] arguments) throws Exception {
            AdaFlight.persistCounters(Path.of(arguments[0]));
            for (int event = 0; event < 12_345; event++) {
                AdaFlight.metrics("orders").thread().written(10);
            }
            System.out.println("counted");
            Thread.sleep(60_000);
        }
    }

    @Test
    @Timeout(60)
    void counts_processIsKilled_areInTheFile() throws Exception {
        Path file = folder.resolve("killed.counters");
        Process child = startChild(file);
        try (BufferedReader out = child.inputReader()) {
            assertThat(out.readLine()).isEqualTo("counted");
            awaitWrites(file, 2);
        } finally {
            child.toHandle().destroyForcibly();
        }
        child.waitFor();

        assertThat(written(file)).isEqualTo(12_345);
    }

    @Test
    @Timeout(60)
    void file_writtenByAnotherProcess_isLeftToIt() throws Exception {
        Path file = folder.resolve("other.counters");
        Process child = startChild(file);
        try (BufferedReader out = child.inputReader()) {
            assertThat(out.readLine()).isEqualTo("counted");
            assertThatThrownBy(() -> new CountersPersister(file, NanoClock.SYSTEM, List::of, () -> Counts.ZERO))
                    .isInstanceOf(IOException.class)
                    .hasMessage("another process writes it");
            awaitWrites(file, 2);
        } finally {
            child.toHandle().destroyForcibly();
        }
        child.waitFor();

        assertThat(written(file)).isEqualTo(12_345);
        new CountersPersister(file, NanoClock.SYSTEM, List::of, () -> Counts.ZERO).close();
    }

    private Process startChild(Path file) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CountingChild.class.getName(),
                        file.toString())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    private static void awaitWrites(Path file, int writes) throws IOException {
        long first = latestSequence(file);
        while (latestSequence(file) < first + writes) {
            Thread.onSpinWait();
        }
    }

    @Test
    @Timeout(60)
    void started_untilClosed_writesEachPeriod() throws IOException {
        Path file = folder.resolve("started.counters");
        CollectedPipeline orders = pipeline("orders", 3);
        CountersPersister persister =
                new CountersPersister(file, NanoClock.SYSTEM, () -> List.of(orders), () -> Counts.ZERO);
        persister.start();
        awaitWrites(file, 1);
        orders.registry().current().written(1);
        awaitWrites(file, 2);
        persister.close();
        long last = latestSequence(file);
        persister.persist();

        assertThat(written(file)).isEqualTo(4);
        assertThat(latestSequence(file)).isEqualTo(last);
    }

    @Test
    void persist_collectingFails_keepsWhatWasCollected(CapturedLog log) throws IOException {
        Path file = folder.resolve("failing.counters");
        CollectedPipeline failing = pipeline("failing", 3);
        CollectedPipeline fine = pipeline("fine", 5);
        try (CountersPersister persister =
                new CountersPersister(file, NanoClock.SYSTEM, () -> List.of(failing, fine), () -> Counts.ZERO)) {
            persister.persist();
            failing.registry().current().attach(new FailingGauge());
            fine.registry().current().written(1);
            persister.persist();
        }
        assertThat(latestSequence(file)).isEqualTo(2);
        assertThat(written(file)).isEqualTo(3 + 6);
        assertThat(log.take())
                .containsExactly(
                        "WARNING collecting pipeline 'failing' for the counters file failed; this failure is logged"
                                + " once and counted from now on: java.lang.IllegalStateException: a gauge that fails");
    }

    @Test
    void persist_pipelinesFail_keepsTheLastWrite(CapturedLog log) throws IOException {
        Path file = folder.resolve("none.counters");
        AtomicBoolean fails = new AtomicBoolean();
        CollectedPipeline orders = pipeline("orders", 3);
        try (CountersPersister persister = new CountersPersister(
                file,
                NanoClock.SYSTEM,
                () -> {
                    if (fails.get()) {
                        throw new IllegalStateException("no pipelines");
                    }
                    return List.of(orders);
                },
                () -> Counts.ZERO)) {
            persister.persist();
            fails.set(true);
            persister.persist();
            assertThat(latestSequence(file)).isEqualTo(1);
            assertThat(log.take())
                    .containsExactly(
                            "WARNING writing the counters file failed; this failure is logged once and counted from"
                                    + " now on: java.lang.IllegalStateException: no pipelines");
            fails.set(false);
            persister.persist();
        }
        assertThat(latestSequence(file)).isEqualTo(2);
        assertThat(written(file)).isEqualTo(3);
    }

    @Test
    void rows_moreThanFit_keepTheirSum() throws IOException {
        CollectedPipeline orders = pipeline("orders", 5);
        CollectedPipeline trades = pipeline("trades", 7);
        List<CollectedSnapshot> snapshots =
                List.of(orders.collector().collectNow(), trades.collector().collectNow());

        for (int most = 2; most <= 6; most++) {
            List<CountersRow> rows = CountersRow.of(snapshots, Counts.ZERO, most);
            assertThat(rows).hasSizeLessThanOrEqualTo(most);
            assertThat(rows.stream()
                            .mapToLong(row -> row.counts().get(Counter.EVENTS_WRITTEN))
                            .sum())
                    .isEqualTo(12);
        }
        snapshots = new ArrayList<>(snapshots);
        snapshots.add(pipeline("third", 1).collector().collectNow());
        assertThat(CountersRow.of(snapshots, Counts.ZERO, 2))
                .extracting(row -> row.counts().get(Counter.EVENTS_WRITTEN))
                .containsExactly(5L, 8L);
    }

    @Test
    void file_twoWriters_secondIsRefusedAndFirstGoesOn() throws IOException {
        Path file = folder.resolve("twice.counters");
        List<CollectedPipeline> pipelines = List.of(pipeline("orders", 3));
        try (CountersPersister first =
                new CountersPersister(file, NanoClock.SYSTEM, () -> pipelines, () -> Counts.ZERO)) {
            first.persist();
            byte[] before = Files.readAllBytes(file);
            assertThatThrownBy(() -> new CountersPersister(file, NanoClock.SYSTEM, () -> pipelines, () -> Counts.ZERO))
                    .isInstanceOf(IOException.class)
                    .hasMessage("this process writes it already");
            assertThat(Files.readAllBytes(file)).isEqualTo(before);
            first.persist();
        }
        assertThat(latestSequence(file)).isEqualTo(2);
        assertThat(written(file)).isEqualTo(3);
        CountersPersister next = new CountersPersister(file, NanoClock.SYSTEM, List::of, () -> Counts.ZERO);
        assertThat(latestSequence(file)).isZero();
        next.close();
        next.persist();
        assertThat(latestSequence(file)).isZero();
    }

    @Test
    void file_foreign_isLeftAsItIs() throws IOException {
        Path small = Files.writeString(folder.resolve("small"), "mine");
        Path large = Files.writeString(folder.resolve("large"), "mine".repeat(1000));
        for (Path file : List.of(small, large)) {
            byte[] before = Files.readAllBytes(file);
            assertThatThrownBy(() -> new CountersPersister(file, NanoClock.SYSTEM, List::of, () -> Counts.ZERO))
                    .hasMessageContaining("is no counters file of version 1 and is not overwritten");
            assertThat(Files.readAllBytes(file)).isEqualTo(before);
        }
    }

    @Test
    void file_otherVersionOrWrongChecksum_isLeftAsItIs() throws IOException {
        for (int at : new int[] {11, 20}) {
            Path file = folder.resolve("changed" + at);
            new CountersPersister(file, NanoClock.SYSTEM, List::of, () -> Counts.ZERO).close();
            byte[] changed = Files.readAllBytes(file);
            changed[at] ^= 3;
            Files.write(file, changed);
            assertThatThrownBy(() -> new CountersPersister(file, NanoClock.SYSTEM, List::of, () -> Counts.ZERO))
                    .hasMessageContaining("is not overwritten");
            assertThat(Files.readAllBytes(file)).isEqualTo(changed);
        }
    }

    @Test
    void file_folderIsMissing_saysSo() {
        Path file = folder.resolve("none").resolve("counters");
        assertThatThrownBy(() -> new CountersPersister(file, NanoClock.SYSTEM, List::of, () -> Counts.ZERO))
                .hasMessage("it cannot be opened for writing: NoSuchFileException");
    }

    @Test
    @Timeout(60)
    void file_pipeOrDevice_isRefusedAndNotWaitedFor() throws Exception {
        Path pipe = folder.resolve("pipe");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "no mkfifo(1)");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        for (Path file : List.of(pipe, Path.of("/dev/null"), folder)) {
            assertThatThrownBy(() -> new CountersPersister(file, NanoClock.SYSTEM, List::of, () -> Counts.ZERO))
                    .hasMessage("it is no regular file");
        }
    }

    /** Says why it cannot persist. */
    static final class RefusedChild {
        private RefusedChild() {}

        public static void main(String[] arguments) {
            try {
                AdaFlight.persistCounters(Path.of(arguments[0]));
                System.out.println("persisting");
            } catch (IOException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    /** A limit of the shell is as good as a full disk. */
    @Test
    @Timeout(60)
    void file_noRoomForIt_isNotLeftBehind() throws Exception {
        Path file = folder.resolve("full.counters");
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no shell");
        for (int blocks : new int[] {0, 100}) {
            Process child = new ProcessBuilder(
                            "/bin/sh",
                            "-c",
                            "ulimit -f " + blocks + "; exec \"$@\"",
                            "sh",
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:-UsePerfData",
                            "-cp",
                            System.getProperty("java.class.path"),
                            RefusedChild.class.getName(),
                            file.toString())
                    .redirectErrorStream(true)
                    .start();
            try (BufferedReader out = child.inputReader()) {
                assertThat(out.readLine()).isNotNull().isNotEqualTo("persisting");
            }
            assertThat(child.waitFor()).isZero();
            assertThat(file).doesNotExist();
        }
        new CountersPersister(file, NanoClock.SYSTEM, List::of, () -> Counts.ZERO).close();
        assertThat(Files.size(file)).isEqualTo(CountersFileLayout.FILE_BYTES);
    }

    private static CollectedPipeline pipeline(String name, int events) {
        ThreadRegistry registry = new ThreadRegistry(name, NanoClock.SYSTEM, DurationEvents.NONE);
        for (int event = 0; event < events; event++) {
            registry.current().written(1);
        }
        return new CollectedPipeline(
                name,
                0,
                registry,
                new Collector(registry, NanoClock.SYSTEM, Duration.ZERO, Collector.LEAST_RATE_WINDOW));
    }

    /** The sequence of the newest whole slot; 0 where there is none. */
    private static long latestSequence(Path path) throws IOException {
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(path));
        return latestSlot(file) < 0 ? 0 : file.getLong(CountersFileLayout.slotOffset(latestSlot(file)));
    }

    private static int latestSlot(ByteBuffer file) {
        int latest = -1;
        for (int slot = 0; slot < 2; slot++) {
            int at = CountersFileLayout.slotOffset(slot);
            boolean whole = file.getLong(at) > 0
                    && file.getInt(at + 20) == CountersFileLayout.slotChecksum(file, slot, file.getInt(at + 16));
            if (whole && (latest < 0 || file.getLong(at) > file.getLong(CountersFileLayout.slotOffset(latest)))) {
                latest = slot;
            }
        }
        return latest;
    }

    private static long written(Path path) throws IOException {
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(path));
        int slot = CountersFileLayout.slotOffset(latestSlot(file));
        long sum = 0;
        for (int row = 0; row < file.getInt(slot + 16); row++) {
            sum += file.getLong(slot
                    + CountersFileLayout.SLOT_HEADER_BYTES
                    + row * CountersFileLayout.ROW_BYTES
                    + CountersFileLayout.COUNTS_OFFSET);
        }
        return sum;
    }

    private static final class FailingGauge implements ThreadGauge {
        @Override
        public void addTo(long[] row, int offset, long nowNanos) {
            throw new IllegalStateException("a gauge that fails");
        }

        @Override
        public BackPressureState state() {
            return BackPressureState.NORMAL;
        }

        @Override
        public int ringsInRotation() {
            return 1;
        }

        @Override
        public boolean isSettled() {
            return true;
        }
    }
}
