package io.adaflight.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adaflight.CloseReport;
import io.adaflight.Counter;
import io.adaflight.DropPolicy;
import io.adaflight.EventSink;
import io.adaflight.captured.CapturedLog;
import io.adaflight.internal.counters.DurationEvents;
import io.adaflight.internal.counters.ThreadGauge;
import io.adaflight.internal.time.NanoClock;
import io.adaflight.internal.time.Workers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ClosingTest {
    private final Books books = new Books();
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);

    private final AtomicInteger ignoredInterrupts = new AtomicInteger();

    /** Holds its first event until the gate opens, whatever happens. */
    private final KeepingSink hanging = new KeepingSink() {
        @Override
        public void write(ByteBuffer event) throws Exception {
            entered.countDown();
            boolean open = false;
            while (!open) {
                try {
                    gate.await();
                    open = true;
                } catch (InterruptedException e) {
                    ignoredInterrupts.incrementAndGet();
                }
            }
            super.write(event);
        }
    };

    private static void awaitEnd(Thread thread) throws InterruptedException {
        thread.join(60_000);
        assertThat(thread.isAlive()).isFalse();
    }

    private Thread drainThread() {
        return Objects.requireNonNull(books.registry.drainThreads().get(0).get());
    }

    @Test
    void close_longestDeadline_drainsAll() {
        KeepingSink sink = new KeepingSink();
        RingPipeline pipeline = books.builder(sink).open();
        pipeline.write(new byte[3]);
        CloseReport report = pipeline.close(Duration.ofSeconds(Long.MAX_VALUE));
        assertThat(report.finished()).isTrue();
        assertThat(report.eventsDiscarded()).isZero();
        assertThat(sink.count()).isEqualTo(1);
        assertThat(sink.closes()).isEqualTo(1);
        assertThat(pipeline.close(Duration.ZERO)).isSameAs(report);
        books.assertBalanced(1);
    }

    @Test
    void close_negativeDeadline_isRefusedAndThePipelineGoesOn() {
        try (RingPipeline pipeline = books.builder(new KeepingSink()).open()) {
            assertThatThrownBy(() -> pipeline.close(Duration.ofNanos(-1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("PT-0.000000001S");
            assertThat(pipeline.write(new byte[1])).isTrue();
        }
    }

    @Test
    void close_sinkHangs_countsTheRestAsDiscardedOnce() throws Exception {
        RingPipeline pipeline = books.builder(hanging).open();
        for (int event = 0; event < 100; event++) {
            pipeline.write(new byte[8]);
        }
        Workers.await(entered);
        Thread drain = drainThread();
        CloseReport report = pipeline.close(Duration.ofMillis(1));
        assertThat(ignoredInterrupts).hasValue(1);
        assertThat(report.finished()).isFalse();
        assertThat(report.eventsDiscarded()).isEqualTo(100);
        assertThat(report.bytesDiscarded()).isEqualTo(800);
        books.assertBalanced(100);
        gate.countDown();
        awaitEnd(drain);
        assertThat(hanging.closes()).isEqualTo(1);
        assertThat(books.drained().events()).isZero();
        books.assertBalanced(100);
    }

    @Test
    void close_sinkWaits_isInterruptedAndTheSinkClosedWithoutInterrupt(CapturedLog log) throws Exception {
        List<Boolean> interrupted = new ArrayList<>();
        EventSink sink = new EventSink() {
            @Override
            public void write(ByteBuffer event) throws Exception {
                entered.countDown();
                gate.await();
            }

            @Override
            public void close() {
                interrupted.add(Thread.currentThread().isInterrupted());
            }
        };
        RingPipeline pipeline = books.builder(sink).open();
        pipeline.write(new byte[8]);
        pipeline.write(new byte[8]);
        Workers.await(entered);
        CloseReport report = pipeline.close(Duration.ZERO);
        assertThat(report.finished()).isTrue();
        assertThat(interrupted).containsExactly(false);
        assertThat(books.drained().failed()).isEqualTo(1);
        assertThat(report.eventsDiscarded()).isEqualTo(1);
        books.assertBalanced(2);
        assertThat(log.take())
                .singleElement()
                .asString()
                .startsWith("WARNING sink of")
                .endsWith("InterruptedException");
    }

    @Test
    void close_interruptedCaller_closesAndStaysInterrupted() throws InterruptedException {
        RingPipeline pipeline = books.builder(new KeepingSink()).open();
        pipeline.write(new byte[1]);
        Workers.run(1, worker -> {
            Thread.currentThread().interrupt();
            assertThat(pipeline.close(Duration.ofMinutes(1)).finished()).isTrue();
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        });
        books.assertBalanced(1);
    }

    @Test
    void close_fromSinkAlone_drainsClosesTheSinkAndEndsTheLanes() throws Exception {
        RingPipeline[] pipeline = new RingPipeline[1];
        KeepingSink sink = new KeepingSink() {
            @Override
            public void write(ByteBuffer event) throws Exception {
                gate.await();
                pipeline[0].close();
                super.write(event);
            }
        };
        pipeline[0] = books.builder(sink).open();
        for (int event = 0; event < 10; event++) {
            pipeline[0].write(new byte[1]);
        }
        Thread drain = drainThread();
        gate.countDown();
        awaitEnd(drain);
        assertThat(sink.count()).isEqualTo(10);
        assertThat(sink.closes()).isEqualTo(1);
        ThreadGauge gauge = books.registry.current().gauge();
        assertThat(gauge.isSettled()).isTrue();
        assertThat(gauge.ringsInRotation()).isZero();
        books.assertBalanced(10);
    }

    @Test
    void close_fromSinkWithoutTime_discardsTheRest() throws Exception {
        RingPipeline[] pipeline = new RingPipeline[1];
        KeepingSink sink = new KeepingSink() {
            @Override
            public void write(ByteBuffer event) throws Exception {
                gate.await();
                pipeline[0].close(Duration.ZERO);
                super.write(event);
            }
        };
        pipeline[0] = books.builder(sink).open();
        for (int event = 0; event < 10; event++) {
            pipeline[0].write(new byte[1]);
        }
        Thread drain = drainThread();
        gate.countDown();
        awaitEnd(drain);
        assertThat(sink.count()).isEqualTo(1);
        books.assertBalanced(10);
    }

    @Test
    void closedPipeline_newThreadWrites_isRejectedWithoutALane() throws InterruptedException {
        RingPipeline pipeline = books.builder(new KeepingSink()).open();
        pipeline.close();
        Workers.run(1, worker -> {
            assertThat(pipeline.write(new byte[3])).isFalse();
            assertThat(pipeline.write(ByteBuffer.allocate(4))).isFalse();
            assertThat(books.registry.current().gauge()).isSameAs(ThreadGauge.NONE);
        });
        assertThat(books.total(Counter.EVENTS_REJECTED)).isEqualTo(2);
        assertThat(books.total(Counter.BYTES_REJECTED)).isEqualTo(7);
    }

    @Test
    void pipeline_closedBeforeItStarts_closesItsSinkOnce() {
        KeepingSink sink = new KeepingSink();
        RingPipeline pipeline = RingPipeline.builder(books.registry, NanoClock.SYSTEM, DurationEvents.NONE, opened -> {
                    opened.write(new byte[2]);
                    opened.close();
                })
                .sink(sink)
                .open();
        assertThat(pipeline.isClosed()).isTrue();
        assertThat(sink.closes()).isEqualTo(1);
        books.assertBalanced(1);
        assertThat(books.total(Counter.EVENTS_EVICTED)).isEqualTo(1);
    }

    @Test
    void pipeline_reopenedWhileTheOldOneCloses_keepsWhatThatDiscards() throws Exception {
        RingPipeline old = books.builder(hanging).open();
        old.write(new byte[8]);
        Workers.await(entered);
        Workers closer = Workers.start(1, worker -> old.close(Duration.ofMillis(200)));
        while (!old.isClosed()) {
            Thread.onSpinWait();
        }
        RingPipeline pipeline = books.builder(new KeepingSink()).open();
        pipeline.write(new byte[4]);
        closer.join();
        assertThat(books.total(Counter.EVENTS_EVICTED)).isEqualTo(1);
        assertThat(books.total(Counter.BYTES_EVICTED)).isEqualTo(8);
        pipeline.close();
        books.assertBalanced(2);
        assertThat(books.registry.current().gauge().isSettled()).isTrue();
        gate.countDown();
    }

    @Test
    void blockedWriter_pipelineCloses_isReleasedAndRejected() throws Exception {
        RingPipeline pipeline = books.builder(hanging)
                .rings(2)
                .ringBytes(64)
                .dropPolicy(DropPolicy.block(Duration.ofDays(1)))
                .open();
        Workers writer = Workers.start(1, worker -> {
            boolean accepted = true;
            while (accepted) {
                accepted = pipeline.write(new byte[60]);
            }
        });
        while (books.total(Counter.POOL_EXHAUSTIONS) == 0) {
            Thread.onSpinWait();
        }
        writer.awaitWaiting();
        pipeline.close(Duration.ZERO);
        writer.join();
        gate.countDown();
        assertThat(books.total(Counter.EVENTS_REJECTED)).isEqualTo(1);
        assertThat(books.total(Counter.BLOCKED_WRITES)).isEqualTo(1);
        books.assertBalanced(3);
    }

    @Test
    void sinkThatWrites_noRoomAndPolicyBlock_doesNotWaitForItself() throws Exception {
        RingPipeline[] pipeline = new RingPipeline[1];
        KeepingSink sink = new KeepingSink() {
            @Override
            public void write(ByteBuffer event) throws Exception {
                super.write(event);
                if (count() == 1) {
                    for (int more = 0; more < 5; more++) {
                        pipeline[0].write(new byte[60]);
                    }
                    entered.countDown();
                }
            }
        };
        pipeline[0] = books.builder(sink)
                .rings(2)
                .ringBytes(64)
                .dropPolicy(DropPolicy.block(Duration.ofDays(1)))
                .open();
        Workers.run(1, worker -> pipeline[0].write(new byte[1]));
        Workers.await(entered);
        pipeline[0].close(Duration.ofMinutes(1));
        assertThat(books.total(Counter.EVENTS_WRITTEN)).isEqualTo(3);
        assertThat(books.total(Counter.EVENTS_REJECTED)).isEqualTo(3);
        books.assertBalanced(6);
    }
}
