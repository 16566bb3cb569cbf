package io.adaflight.internal.pipeline;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adaflight.BackPressureState;
import io.adaflight.CloseReport;
import io.adaflight.Counter;
import io.adaflight.EventSink;
import io.adaflight.captured.CapturedLog;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PipelineCloseTest {
    private static final byte[] EVENT = "an event of 20 bytes".getBytes(US_ASCII);

    private final TestPipeline tested = new TestPipeline();
    private final TestSink sink = new TestSink();

    @Test
    void close_events_areDrainedFirst() {
        RingPipeline pipeline = tested.builder(sink).rings(64).open();
        for (int event = 0; event < 100; event++) {
            pipeline.write(EVENT);
        }
        CloseReport report = pipeline.close(Duration.ofMinutes(1));

        assertThat(report.eventsDiscarded()).isZero();
        assertThat(report.bytesDiscarded()).isZero();
        assertThat(report.finished()).isTrue();
        assertThat(report.took()).isPositive();
        assertThat(sink.events).hasSize(100);
        assertThat(sink.closes).hasValue(1);
        tested.assertBalanced();
    }

    @Test
    void close_again_isTheSameReport() throws Exception {
        RingPipeline pipeline = tested.builder(sink).open();
        AtomicReference<CloseReport> other = new AtomicReference<>();
        Thread thread = TestPipeline.start(() -> other.set(pipeline.close(Duration.ofMinutes(1))));
        CloseReport report = pipeline.close(Duration.ofMinutes(1));
        thread.join();

        assertThat(other).hasValue(report);
        assertThat(pipeline.close(Duration.ZERO)).isSameAs(report);
        assertThat(sink.closes).hasValue(1);
    }

    @Test
    void close_negativeDeadline_isRefused() {
        try (RingPipeline pipeline = tested.builder(sink).open()) {
            assertThatThrownBy(() -> pipeline.close(Duration.ofNanos(-1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("close deadline is PT-0.000000001S, expected at least 0");
            assertThat(pipeline.isClosed()).isFalse();
        }
    }

    @Test
    void write_afterClose_isRejectedAndCounted() throws Exception {
        RingPipeline pipeline = tested.builder(sink).open();
        pipeline.write(EVENT);
        pipeline.close();

        assertThat(pipeline.isClosed()).isTrue();
        assertThat(pipeline.write(EVENT)).isFalse();
        TestPipeline.start(() -> pipeline.write(ByteBuffer.wrap(EVENT))).join();
        assertThat(tested.total(Counter.EVENTS_REJECTED)).isEqualTo(2);
        assertThat(sink.events).hasSize(1);
        assertThat(tested.registry.snapshot().retiredThreads()).isEqualTo(1);
    }

    @Test
    void close_sinkInterrupted_discardsTheRestAndEnds(CapturedLog log) throws Exception {
        TestSink gated = sink.held();
        RingPipeline pipeline = tested.builder(gated).open();
        for (int event = 0; event < 6; event++) {
            pipeline.write(EVENT);
        }
        gated.entered.await();
        CloseReport report = pipeline.close(Duration.ZERO);

        assertThat(report.finished()).isTrue();
        assertThat(report.eventsDiscarded()).isEqualTo(5);
        assertThat(report.bytesDiscarded()).isEqualTo(5 * 20);
        assertThat(tested.drained().events()).isEqualTo(1);
        assertThat(tested.drained().failed()).isEqualTo(1);
        assertThat(tested.total(Counter.EVENTS_EVICTED)).isEqualTo(5);
        tested.assertBalanced();
        assertThat(log.take())
                .singleElement()
                .asString()
                .startsWith("WARNING sink of")
                .endsWith("InterruptedException");
    }

    @Test
    void close_sinkHangs_takesTheBooksOver() throws Exception {
        TestSink gated = sink.heldAgainstInterrupts();
        RingPipeline pipeline = tested.builder(gated).open();
        for (int event = 0; event < 6; event++) {
            pipeline.write(EVENT);
        }
        gated.entered.await();
        CloseReport report = pipeline.close(Duration.ZERO);

        assertThat(report.finished()).isFalse();
        assertThat(report.eventsDiscarded()).isEqualTo(6);
        tested.assertBalanced();
        gated.letThrough();
        TestPipeline.await(() -> gated.closes.get() == 1);
        assertThat(tested.drained().events()).isZero();
        tested.assertBalanced();
    }

    @Test
    void close_interruptedCaller_closesAndStaysInterrupted() {
        RingPipeline pipeline = tested.builder(sink).open();
        pipeline.write(EVENT);
        Thread.currentThread().interrupt();
        CloseReport report = pipeline.close(Duration.ofMinutes(1));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(report.finished()).isTrue();
        assertThat(sink.events).hasSize(1);
    }

    @Test
    void close_fromTheSink_returnsAtOnceAndTheDrainEnds() throws Exception {
        AtomicReference<RingPipeline> self = new AtomicReference<>();
        AtomicReference<CloseReport> report = new AtomicReference<>();
        CountDownLatch closed = new CountDownLatch(1);
        CountDownLatch opened = new CountDownLatch(1);
        EventSink closing = new EventSink() {
            @Override
            public void write(ByteBuffer event) throws Exception {
                opened.await();
                report.set(Objects.requireNonNull(self.get()).close(Duration.ofMinutes(1)));
            }

            @Override
            public void close() {
                closed.countDown();
            }
        };
        RingPipeline pipeline = tested.builder(closing).open();
        self.set(pipeline);
        opened.countDown();
        pipeline.write(EVENT);
        closed.await();
        CloseReport later = pipeline.close(Duration.ofMinutes(1));

        assertThat(Objects.requireNonNull(report.get()).finished()).isFalse();
        assertThat(later.finished()).isTrue();
        tested.assertBalanced();
    }

    @Test
    void close_inMidEpisode_cutsIt(CapturedLog log) throws Exception {
        TestSink gated = sink.held();
        RingPipeline pipeline = tested.builder(gated).rings(2).open();
        pipeline.write(EVENT);
        gated.entered.await();
        for (int event = 0; event < 9; event++) {
            pipeline.write(EVENT);
        }
        pipeline.close(Duration.ZERO);

        assertThat(tested.events.episodes).singleElement().satisfies(episode -> {
            assertThat(episode.cut()).isTrue();
            assertThat(episode.worst()).isEqualTo(BackPressureState.DROPPING);
        });
        assertThat(tested.registry.current().gauge().state()).isEqualTo(BackPressureState.NORMAL);
        assertThat(tested.registry.current().gauge().isSettled()).isTrue();
        assertThat(log.take())
                .singleElement()
                .asString()
                .startsWith("WARNING sink of")
                .endsWith("InterruptedException");
    }

    @Test
    void close_whileThreadsWrite_balancesEachTime() throws Exception {
        for (int round = 0; round < 200; round++) {
            TestPipeline books = new TestPipeline();
            AtomicLong seen = new AtomicLong();
            RingPipeline pipeline =
                    books.builder(event -> seen.incrementAndGet()).rings(3).open();
            AtomicLong accepted = new AtomicLong();
            AtomicLong refused = new AtomicLong();
            List<Thread> writers = new ArrayList<>();
            CountDownLatch writing = new CountDownLatch(3);
            for (int writer = 0; writer < 3; writer++) {
                writers.add(TestPipeline.start(() -> {
                    for (int event = 0; refused.get() < 50; event++) {
                        (pipeline.write(EVENT) ? accepted : refused).incrementAndGet();
                        if (event == 10) {
                            writing.countDown();
                        }
                    }
                    writing.countDown();
                }));
            }
            if (round % 2 == 0) {
                writing.await();
            }
            pipeline.close(round % 3 == 0 ? Duration.ZERO : Duration.ofMinutes(1));
            for (Thread writer : writers) {
                writer.join();
            }
            assertThat(books.total(Counter.EVENTS_WRITTEN)).isEqualTo(accepted.get());
            assertThat(books.total(Counter.EVENTS_REJECTED)).isEqualTo(refused.get());
            assertThat(books.drained().events()).isEqualTo(seen.get());
            books.assertBalanced();
        }
    }
}
