package io.adaflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adaflight.internal.collector.CollectedPipeline;
import io.adaflight.internal.collector.CollectedSnapshot;
import io.adaflight.internal.counters.DurationEvents;
import io.adaflight.internal.jfr.FlightRecording;
import io.adaflight.internal.pipeline.RingPipeline;
import io.adaflight.internal.registry.PipelineConfiguration;
import io.adaflight.internal.time.ManualClock;
import io.adaflight.soak.LiveHeap;
import java.io.Closeable;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineDirectoryTest {
    private static final int CYCLES = 4_000;

    private final ManualClock clock = new ManualClock();
    private final ShutdownGate shutdown = new ShutdownGate();
    private final Removals recording = new Removals();
    private final PipelineDirectory directory = new PipelineDirectory(clock, recording, shutdown);

    /** Records nothing but which pipelines were removed, and how many events they had. */
    private static final class Removals implements FlightRecording {
        private final List<String> removed = new ArrayList<>();

        @Override
        public DurationEvents events() {
            return DurationEvents.NONE;
        }

        @Override
        public void add(CollectedPipeline pipeline) {}

        @Override
        public void remove(CollectedPipeline pipeline) {
            removed.add(pipeline.name() + " "
                    + pipeline.collector().latest().totals().get(Counter.EVENTS_WRITTEN));
        }

        @Override
        public void setMaximumRows(int rows) {}
    }

    @Test
    @Timeout(60)
    void counted_queueNobodyHolds_isCollected_andItsNameStaysUntilItIsGivenBack() {
        WeakReference<BlockingQueue<Integer>> queue = usedQueue();
        while (!queue.refersTo(null)) {
            LiveHeap.bytesAfterCollection();
        }
        assertThat(directory.pipelines()).extracting(PipelineMetrics::name).containsExactly("orders");
        directory.metrics("orders").close();
        assertThat(directory.pipelines()).isEmpty();
    }

    private WeakReference<BlockingQueue<Integer>> usedQueue() {
        BlockingQueue<Integer> queue = directory.counted("orders", new LinkedBlockingQueue<Integer>());
        queue.add(1);
        queue.poll();
        return new WeakReference<>(queue);
    }

    @Test
    void counted_twoQueuesOfOneName_countTogether_andTheirDepthIsKnown() {
        BlockingQueue<Integer> first = directory.counted("orders", new LinkedBlockingQueue<Integer>());
        BlockingQueue<Integer> second = directory.counted("orders", new LinkedBlockingQueue<Integer>());
        first.add(1);
        second.add(2);
        second.add(3);
        first.poll();
        Snapshot counted = directory.metrics("orders").snapshot();
        assertThat(counted.totals().eventsWritten()).isEqualTo(3);
        assertThat(counted.queueDepth()).isEqualTo(2);
        assertThat(directory.metrics("orders").pipeline().configuration())
                .isEqualTo(PipelineConfiguration.OWN_QUEUE_DRAINED);
    }

    @Test
    void metrics_sameName_areTheSame() {
        PipelineMetrics orders = directory.metrics("orders");
        assertThat(directory.metrics("orders")).isSameAs(orders);
        assertThat(directory.metrics("audit")).isNotSameAs(orders);
        assertThat(directory.pipelines()).extracting(PipelineMetrics::name).containsExactly("orders", "audit");
    }

    @Test
    @Timeout(60)
    void persistCounters_pipelineOfLater_isInTheFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("app.counters");
        Closeable persisted = directory.persistCounters(file);
        directory.metrics("of-later").thread().written(10);
        while (!Files.readString(file, StandardCharsets.ISO_8859_1).contains("of-later")) {
            Thread.onSpinWait();
        }

        assertThatThrownBy(() -> directory.persistCounters(file)).hasMessage("this process writes it already");
        persisted.close();
        persisted.close();
        directory.persistCounters(file).close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 129})
    void name_tooShortOrTooLong_isRefused(int length) {
        assertThatThrownBy(() -> directory.metrics("x".repeat(length)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("name of a pipeline has " + length + " characters, expected 1 to 128");
        assertThat(directory.pipelines()).isEmpty();
    }

    @Test
    void metrics_threadAndDrain_areInTheSnapshot() {
        PipelineMetrics orders = directory.metrics("orders");
        orders.thread().written(10);
        orders.thread().rejected(5);
        assertThat(orders.pipeline().configuration()).isEqualTo(PipelineConfiguration.OWN_QUEUE);
        orders.drainThread().drained(10);
        clock.advance(Duration.ofMillis(10));

        assertThat(orders.snapshot().totals().eventsWritten()).isEqualTo(1);
        assertThat(orders.snapshot().totals().dropped()).isEqualTo(1);
        assertThat(orders.snapshot().eventsDrained()).isEqualTo(1);
        assertThat(orders.pipeline().configuration()).isEqualTo(PipelineConfiguration.OWN_QUEUE_DRAINED);
        assertThat(orders.pipeline().createdEpochMillis()).isZero();
    }

    @Test
    void snapshot_firstAfterTheFirstEvent_showsIt() {
        PipelineMetrics orders = directory.metrics("orders");
        orders.thread().written(10);
        assertThat(orders.snapshot().row(0).counts().eventsWritten()).isEqualTo(1);
    }

    @Test
    void snapshot_again_isTheSameUntilTheIntervalHasPassed() {
        PipelineMetrics orders = directory.metrics("orders");
        orders.thread().written(10);
        Snapshot first = orders.snapshot();
        orders.thread().written(10);
        assertThat(orders.snapshot()).isSameAs(first);
        clock.advance(Duration.ofMillis(10));
        assertThat(orders.snapshot().totals().eventsWritten()).isEqualTo(2);
    }

    @Test
    void snapshot_firstAfterARecorderCollected_showsTheEvent() {
        PipelineMetrics orders = directory.metrics("orders");
        clock.advance(Duration.ofMillis(10));
        orders.pipeline().collector().collect();
        orders.thread().written(10);
        assertThat(orders.snapshot().totals().eventsWritten()).isEqualTo(1);
    }

    @Test
    void pipeline_openTwice_isRefusedUntilItIsClosed() {
        EventPipeline first = directory.pipeline("orders").sink(event -> {}).open();
        assertThatThrownBy(() -> directory.pipeline("orders").sink(event -> {}).open())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("pipeline 'orders' is already open; close it first or choose another name");
        first.close();
        EventPipeline second =
                directory.pipeline("orders").rings(8).sink(event -> {}).open();
        directory.metrics("orders").drainThread();

        assertThat(directory.metrics("orders").pipeline().configuration())
                .isEqualTo(((RingPipeline) second).configuration());
        second.close();
    }

    @Test
    void pipeline_refusedSecondOpen_leavesNoDrainThread() {
        try (EventPipeline first =
                directory.pipeline("orders").sink(event -> {}).open()) {
            assertThatThrownBy(
                            () -> directory.pipeline("orders").sink(event -> {}).open())
                    .isInstanceOf(IllegalStateException.class);
            assertThat(directory.metrics("orders").pipeline().registry().drainThreads())
                    .hasSize(1);
            assertThat(first.isClosed()).isFalse();
        }
    }

    @Test
    @Timeout(120)
    void pipelines_closed_releaseTheirSinks() {
        List<WeakReference<EventSink>> sinks = new ArrayList<>();
        for (int number = 0; number < 100; number++) {
            sinks.add(openWriteAndClose(number % 2 == 0 ? "orders" : "audit " + number));
        }
        while (sinks.stream().anyMatch(sink -> sink.get() != null)) {
            System.gc();
        }
        assertThat(directory
                        .metrics("orders")
                        .pipeline()
                        .collector()
                        .collectNow()
                        .totals()
                        .get(Counter.EVENTS_WRITTEN))
                .isEqualTo(50);
    }

    private WeakReference<EventSink> openWriteAndClose(String name) {
        byte[] heavy = new byte[1 << 16];
        EventSink sink = new EventSink() {
            @Override
            public void write(ByteBuffer event) {
                event.get(heavy, 0, event.remaining());
            }
        };
        EventPipeline pipeline =
                directory.pipeline(name).ringBytes(64).sink(sink).open();
        pipeline.write(new byte[5]);
        pipeline.close();
        return new WeakReference<>(sink);
    }

    /** The books of one name go on over all its pipelines, those of a name that was given back begin anew; nothing grows. */
    @Test
    @Timeout(600)
    void cycles_manyOfOneNameAndOfDifferentNames_keepTheHeapFlatAndTheBooksBalanced() {
        cycles(0, 1_000);
        long before = LiveHeap.bytesAfterCollection();
        cycles(1_000, CYCLES);
        long grown = LiveHeap.bytesAfterCollection() - before;

        assertThat(grown).isLessThan(1 << 20);
        CollectedPipeline orders = directory.metrics("orders").pipeline();
        CollectedSnapshot last = orders.collector().collectNow();
        assertThat(last.totals().get(Counter.EVENTS_WRITTEN)).isEqualTo(CYCLES);
        assertThat(last.drained().events() + last.totals().get(Counter.EVENTS_EVICTED))
                .isEqualTo(CYCLES);
        assertThat(directory.pipelines()).extracting(PipelineMetrics::name).containsExactly("orders");
    }

    private void cycles(int from, int to) {
        for (int number = from; number < to; number++) {
            cycle("orders");
            cycle("orders of " + number);
            PipelineMetrics given = directory.metrics("orders of " + number);
            CollectedPipeline pipeline = given.pipeline();
            given.close();
            CollectedSnapshot last = pipeline.collector().latest();
            assertThat(last.totals().get(Counter.EVENTS_WRITTEN)).isEqualTo(1);
            assertThat(last.queueDepth()).isZero();
        }
    }

    private void cycle(String name) {
        EventPipeline pipeline =
                directory.pipeline(name).ringBytes(64).sink(event -> {}).open();
        pipeline.write(new byte[5]);
        assertThat(pipeline.close(Duration.ofMinutes(1)).finished()).isTrue();
    }

    @Test
    void name_givenBack_isRecordedOnceMoreAndBeginsAnew() {
        PipelineMetrics orders = directory.metrics("orders");
        orders.thread().written(10);
        orders.close();
        orders.close();
        assertThat(recording.removed).containsExactly("orders 1");
        assertThat(directory.pipelines()).isEmpty();
        PipelineMetrics again = directory.metrics("orders");
        assertThat(again).isNotSameAs(orders);
        orders.close();
        assertThat(directory.pipelines()).containsExactly(again);
        assertThat(again.snapshot().totals().offered()).isZero();
    }

    @Test
    void name_ofAnOpenPipeline_isNotGivenBack() {
        EventPipelineBuilder second = directory.pipeline("orders").sink(event -> {});
        EventPipeline pipeline = directory.pipeline("orders").sink(event -> {}).open();
        PipelineMetrics orders = directory.metrics("orders");
        assertThatThrownBy(orders::close)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("pipeline 'orders' is open or still closing; close it before its name is given back");
        pipeline.close();
        orders.close();
        assertThatThrownBy(second::open)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("name 'orders' was given back; ask for the pipeline again");
    }

    @Test
    @Timeout(60)
    void name_givenBack_staysInTheSumsOfTheCountersFile(@TempDir Path folder) throws IOException {
        PipelineMetrics orders = directory.metrics("orders");
        orders.thread().written(4_242_424_242L, 0);
        directory.persistCounters(folder.resolve("app.counters"));
        orders.close();
        directory.metrics("of-later").thread().written(1);
        String sum = new String(
                ByteBuffer.allocate(Long.BYTES).putLong(4_242_424_242L).array(), StandardCharsets.ISO_8859_1);
        String file;
        do {
            file = Files.readString(folder.resolve("app.counters"), StandardCharsets.ISO_8859_1);
        } while (!file.contains("of-later") || !file.contains(sum));
        assertThat(directory.pipelines()).hasSize(1);
    }

    @Test
    void settings_change_reachPipelinesThatAreAndThoseToCome() {
        PipelineMetrics before = directory.metrics("before");
        directory.setCollectionInterval(Duration.ofSeconds(5));
        directory.setRateWindow(Duration.ofSeconds(7));
        PipelineMetrics after = directory.metrics("after");

        for (PipelineMetrics metrics : new PipelineMetrics[] {before, after}) {
            assertThat(metrics.collectionInterval()).isEqualTo(Duration.ofSeconds(5));
            assertThat(metrics.pipeline().collector().rateWindow()).isEqualTo(Duration.ofSeconds(7));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100_001})
    void maximumRows_outOfRange_isRefused(int rows) {
        assertThatThrownBy(() -> directory.setMaximumRows(rows))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maximum rows is " + rows + ", expected 1 to 100000");
        directory.setMaximumRows(1);
        directory.setMaximumRows(100_000);
    }

    @Test
    void shutdownDeadline_outOfRange_isRefused() {
        assertThatThrownBy(() -> directory.setShutdownDeadline(Duration.ofNanos(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("shutdown deadline is PT-0.000000001S, expected 0 to 1 day");
        assertThatThrownBy(() -> directory.setShutdownDeadline(Duration.ofDays(2)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shutdown_openPipelines_areClosedUnlessTheDeadlineIsZero() {
        EventPipeline pipeline = directory.pipeline("orders").sink(event -> {}).open();
        directory.setShutdownDeadline(Duration.ZERO);
        shutdown.close();
        assertThat(pipeline.isClosed()).isFalse();
        directory.setShutdownDeadline(Duration.ofMinutes(1));
        shutdown.await();
        assertThat(pipeline.isClosed()).isFalse();
        shutdown.close();
        assertThat(pipeline.isClosed()).isTrue();
        shutdown.await();
    }

    @Test
    void shutdown_pipelineOpenedAfterIt_isLeftToTheApplication() {
        shutdown.close();
        EventPipeline late = directory.pipeline("late").sink(event -> {}).open();
        shutdown.close();
        assertThat(late.isClosed()).isFalse();
        late.close();
        assertThat(late.isClosed()).isTrue();
    }

    @Test
    void name_givenBackAndAskedForAgain_isNotOpenedByABuilderOfBefore() {
        EventPipelineBuilder before = directory.pipeline("orders").sink(event -> {});
        directory.metrics("orders").close();
        directory.metrics("orders");
        assertThatThrownBy(before::open)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("name 'orders' was given back; ask for the pipeline again");
    }

    @Test
    void adaFlight_ofThisJvm_keepsPipelinesByName() throws Exception {
        CountDownLatch drained = new CountDownLatch(1);
        AdaFlight.setMaximumRows(FlightRecording.DEFAULT_MAXIMUM_ROWS);
        try (EventPipeline pipeline = AdaFlight.pipeline("of this JVM")
                .flushInterval(Duration.ofMillis(1))
                .sink(event -> drained.countDown())
                .open()) {
            pipeline.write(new byte[3]);
            drained.await();
        }
        assertThat(AdaFlight.pipelines()).contains(AdaFlight.metrics("of this JVM"));
    }
}
