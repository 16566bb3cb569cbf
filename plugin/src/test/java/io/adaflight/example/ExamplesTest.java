package io.adaflight.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.AdaFlight;
import io.adaflight.CloseReport;
import io.adaflight.PipelineMetrics;
import io.adaflight.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesTest {
    private static final byte[] EVENT = new byte[10];

    @AfterEach
    void giveTheNamesBack() {
        examples().forEach(PipelineMetrics::close);
    }

    private static List<PipelineMetrics> examples() {
        return AdaFlight.pipelines().stream()
                .filter(pipeline -> pipeline.name().startsWith("example-"))
                .toList();
    }

    private static Snapshot onlySnapshot() {
        assertThat(examples()).hasSize(1);
        return examples().get(0).snapshot();
    }

    @Test
    void countedQueue_moreEventsThanRoom_countsWhatFitsAndWhatDoesNot() {
        CountedQueueExample queue = new CountedQueueExample(3);
        for (int event = 0; event < 5; event++) {
            assertThat(queue.offer(EVENT)).isEqualTo(event < 3);
        }
        Snapshot counted = queue.metrics().snapshot();
        assertThat(counted.totals().eventsWritten()).isEqualTo(3);
        assertThat(counted.totals().bytesWritten()).isEqualTo(30);
        assertThat(counted.totals().eventsRejected()).isEqualTo(2);
        assertThat(counted.totals().bytesRejected()).isEqualTo(20);
        assertThat(counted.totals().queueDepthMaximum()).isEqualTo(3);
    }

    @Test
    void oneLine_moreOrdersThanRoom_countsAllThatBecameOfThem() throws InterruptedException {
        OneLineExample orders = new OneLineExample();
        for (int order = 0; order < 5; order++) {
            assertThat(orders.accept("order " + order)).isEqualTo(order < 3);
        }
        assertThat(orders.next()).isEqualTo("order 0");
        Snapshot counted = onlySnapshot();
        assertThat(counted.totals().eventsWritten()).isEqualTo(3);
        assertThat(counted.totals().eventsRejected()).isEqualTo(2);
        assertThat(counted.totals().queueDepthMaximum()).isEqualTo(3);
        assertThat(counted.eventsDrained()).isEqualTo(1);
        assertThat(counted.queueDepth()).isEqualTo(2);
    }

    @Test
    void countedPool_moreTasksThanRoom_countsThoseThatAreDropped() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        ThreadPoolExecutor pool = CountedPoolExample.pool(2);
        for (int task = 0; task < 5; task++) {
            pool.execute(() -> await(end));
        }
        assertThat(onlySnapshot().totals().eventsRejected()).isEqualTo(2);
        end.countDown();
        pool.shutdown();
        assertThat(pool.awaitTermination(600, TimeUnit.SECONDS)).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void drainThread_allEventsTaken_countsEachAsDrained() throws InterruptedException {
        List<byte[]> received = new ArrayList<>();
        Snapshot counted = new DrainThreadExample(received::add).run(Collections.nCopies(1_000, EVENT));
        assertThat(received).hasSize(1_000);
        assertThat(counted.totals().eventsWritten()).isEqualTo(1_000);
        assertThat(counted.eventsDrained()).isEqualTo(1_000);
        assertThat(counted.bytesDrained()).isEqualTo(10_000);
        assertThat(counted.queueDepth()).isZero();
    }

    @Test
    void blockingPipeline_moreEventsThanRings_losesNone() {
        List<Integer> received = new ArrayList<>();
        CloseReport report = BlockingPipelineExample.run(
                event -> received.add(event.remaining()), Collections.nCopies(10_000, EVENT));
        assertThat(report.finished()).isTrue();
        assertThat(report.eventsDiscarded()).isZero();
        assertThat(received).hasSize(10_000).containsOnly(10);
        Snapshot counted = onlySnapshot();
        assertThat(counted.totals().eventsWritten()).isEqualTo(10_000);
        assertThat(counted.totals().dropped()).isZero();
        assertThat(counted.eventsDrained()).isEqualTo(10_000);
    }

    @Test
    void fileSink_lines_areInTheFileAndCounted(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("lines.gz");
        FileSinkExample.run(file, List.of("first", "second"));
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("first\nsecond\n");
        }
        Snapshot counted = onlySnapshot();
        assertThat(counted.eventsDrained()).isEqualTo(2);
        assertThat(counted.bytesDrained()).isEqualTo(13);
    }

    @Test
    void snapshot_threadThatWroteAndLost_isALineOfItsPipeline() {
        PipelineMetrics metrics = AdaFlight.metrics("example-snapshot");
        metrics.thread().written(3, 30);
        metrics.thread().rejected(10);
        assertThat(SnapshotExample.lines())
                .containsSequence(
                        "example-snapshot: 4 offered, 1 lost, 30 bytes written",
                        "  " + Thread.currentThread().getName() + ": 4 offered, 1 lost, 30 bytes written");
    }

    @Test
    void persistedCounters_fileClosed_hasTheLastCounts(@TempDir Path folder) throws IOException {
        long events = 4_242_424_243L;
        Path file = folder.resolve("app.counters");
        PersistedCountersExample.run(file, events);
        String count =
                new String(ByteBuffer.allocate(Long.BYTES).putLong(events).array(), StandardCharsets.ISO_8859_1);
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).contains("example-persisted", count);
        assertThat(onlySnapshot().totals().eventsWritten()).isEqualTo(events);
    }

    @Test
    void givenBackName_askedForAgain_beginsAtZero() {
        try (GivenBackNameExample first = new GivenBackNameExample("peer")) {
            first.send(EVENT);
            first.send(EVENT);
            assertThat(first.sent().totals().eventsWritten()).isEqualTo(2);
            assertThat(examples()).hasSize(1);
        }
        assertThat(examples()).isEmpty();
        try (GivenBackNameExample second = new GivenBackNameExample("peer")) {
            assertThat(second.sent().totals().eventsWritten()).isZero();
        }
    }
}
