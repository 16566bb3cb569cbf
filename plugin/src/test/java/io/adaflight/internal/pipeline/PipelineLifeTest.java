package io.adaflight.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adaflight.BackPressureState;
import io.adaflight.CloseReport;
import io.adaflight.Counter;
import io.adaflight.DropPolicy;
import io.adaflight.EventSink;
import io.adaflight.internal.counters.DurationEvents;
import io.adaflight.internal.time.NanoClock;
import io.adaflight.internal.time.Workers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PipelineLifeTest {
    private static final CloseReport REPORT = new CloseReport(1, 2, true, Duration.ZERO);

    private final Books books = new Books();
    private final PipelineLife life = new PipelineLife();

    @Test
    void life_beginsAndEndsOnce_tellsByWhomAndUntilWhen() {
        assertThat(life.isOpen()).isTrue();
        assertThat(life.closing()).isNull();
        PipelineLife.Closing closing = life.beginClose(3, 5);
        assertThat(life.beginClose(4, 6)).isSameAs(closing);
        assertThat(closing)
                .isEqualTo(new PipelineLife.Closing(Thread.currentThread().getName(), 3, 5));
        assertThat(life.isOpen()).isFalse();
        assertThat(life.isClosed()).isFalse();
        assertThat(life.awaitClosed(1)).isNull();
        assertThat(life.closed(REPORT)).isSameAs(REPORT);
        assertThat(life.closed(new CloseReport(9, 9, false, Duration.ZERO))).isSameAs(REPORT);
        assertThat(life.awaitClosed(0)).isSameAs(REPORT);
    }

    @Test
    void life_closed_wakesThoseWhoWaitAndRunsWhatWasToHappen() throws InterruptedException {
        List<String> happened = Collections.synchronizedList(new ArrayList<>());
        life.whenClosed(() -> happened.add("first"));
        Workers waiting = Workers.start(1, worker -> {
            Thread.currentThread().interrupt();
            assertThat(life.awaitClosed(Long.MAX_VALUE / 2)).isSameAs(REPORT);
            assertThat(Thread.interrupted()).isTrue();
        });
        waiting.awaitWaiting();
        life.closed(REPORT);
        waiting.join();
        life.whenClosed(() -> happened.add("later"));
        life.closed(REPORT);
        assertThat(happened).containsExactly("first", "later");
    }

    @Test
    void open_refusedByItsOwner_leavesNeitherThreadNorRegistration() {
        KeepingSink sink = new KeepingSink();
        AtomicReference<PipelineLife> refused = new AtomicReference<>();
        PipelineOwner refusing = new PipelineOwner() {
            @Override
            public void opening(PipelineLife opening) {
                refused.set(opening);
                throw new IllegalStateException("in use");
            }

            @Override
            public void opened(RingPipeline pipeline) {
                throw new AssertionError("it was refused");
            }
        };
        RingPipelineBuilder builder = RingPipeline.builder(
                        books.registry, NanoClock.SYSTEM, DurationEvents.NONE, refusing)
                .sink(sink);
        assertThatThrownBy(builder::open).hasMessage("in use");
        assertThat(books.registry.drainThreads()).isEmpty();
        assertThat(sink.closes()).isZero();
        assertThat(Objects.requireNonNull(refused.get()).isOpen()).isTrue();
    }

    @Test
    void open_failsAfterItsNameWasTaken_givesTheNameBack() {
        AtomicReference<PipelineLife> taken = new AtomicReference<>();
        PipelineOwner failing = new PipelineOwner() {
            @Override
            public void opening(PipelineLife opening) {
                taken.set(opening);
            }

            @Override
            public void opened(RingPipeline pipeline) {
                throw new IllegalStateException("no hook to be had");
            }
        };
        RingPipelineBuilder builder = RingPipeline.builder(
                        books.registry, NanoClock.SYSTEM, DurationEvents.NONE, failing)
                .sink(new KeepingSink());
        assertThatThrownBy(builder::open).hasMessage("no hook to be had");
        assertThat(Objects.requireNonNull(taken.get()).isClosed()).isTrue();
        assertThat(books.registry.drainThreads()).isEmpty();
    }

    @Test
    void reopened_formerDrainThread_isNoDrainThreadAnyMore() {
        books.builder(new KeepingSink()).open().close();
        try (RingPipeline pipeline = books.builder(new KeepingSink()).open()) {
            assertThat(books.registry.drainThreads()).hasSize(1);
            pipeline.write(new byte[1]);
        }
        books.assertBalanced(1);
    }

    /** A thread whose stack traces are counted. */
    private static final class Traced extends Thread {
        private final AtomicInteger traces;

        Traced(AtomicInteger traces, Runnable task) {
            super(task);
            this.traces = traces;
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            traces.incrementAndGet();
            return super.getStackTrace();
        }
    }

    @Test
    void close_manyIdleWriters_looksAtNoneOfThem() throws InterruptedException {
        int writers = 50;
        AtomicInteger traces = new AtomicInteger();
        CountDownLatch written = new CountDownLatch(writers);
        CountDownLatch end = new CountDownLatch(1);
        List<Thread> idle = new ArrayList<>();
        RingPipeline pipeline = books.builder(new KeepingSink()).open();
        for (int writer = 0; writer < writers; writer++) {
            Thread thread = new Traced(traces, () -> {
                pipeline.write(new byte[1]);
                written.countDown();
                try {
                    end.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            thread.start();
            idle.add(thread);
        }
        Workers.await(written);
        pipeline.close(Duration.ofMinutes(1));
        assertThat(traces).hasValue(0);
        books.assertBalanced(writers);
        end.countDown();
        for (Thread thread : idle) {
            thread.join();
        }
    }

    @Test
    void start_racesAClose_closesTheSinkOnceAndOnOneThread() throws InterruptedException {
        for (int round = 0; round < 500; round++) {
            Set<Thread> callers = ConcurrentHashMap.newKeySet();
            AtomicInteger closes = new AtomicInteger();
            EventSink sink = new EventSink() {
                @Override
                public void write(ByteBuffer event) {
                    callers.add(Thread.currentThread());
                }

                @Override
                public void flush() {
                    callers.add(Thread.currentThread());
                }

                @Override
                public void close() {
                    callers.add(Thread.currentThread());
                    closes.incrementAndGet();
                }
            };
            Books each = new Books();
            AtomicReference<Workers> closer = new AtomicReference<>();
            RingPipeline pipeline = RingPipeline.builder(
                            each.registry, NanoClock.SYSTEM, DurationEvents.NONE, opened -> {
                                opened.write(new byte[1]);
                                closer.set(start(opened));
                            })
                    .sink(sink)
                    .open();
            Objects.requireNonNull(closer.get()).join();
            assertThat(pipeline.close(Duration.ZERO).finished()).isTrue();
            assertThat(closes).hasValue(1);
            assertThat(callers).hasSize(1);
            each.assertBalanced(1);
        }
    }

    private static Workers start(RingPipeline opened) {
        try {
            return Workers.start(1, worker -> opened.close(Duration.ofMinutes(1)));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void close_beginsManyTimes_allGetOneReport() throws InterruptedException {
        RingPipeline pipeline = books.builder(new KeepingSink()).open();
        Set<CloseReport> reports = ConcurrentHashMap.newKeySet();
        pipeline.write(new byte[1]);
        Workers.run(8, worker -> reports.add(pipeline.close(Duration.ofMinutes(1))));
        assertThat(reports).hasSize(1);
        books.assertBalanced(1);
    }

    @Test
    void close_secondCallerWithLessTime_comesBackWhileTheFirstStillDrains() throws InterruptedException {
        TestSink sink = new TestSink().heldAgainstInterrupts();
        RingPipeline pipeline = books.builder(sink).open();
        pipeline.write(new byte[1]);
        Workers.await(sink.entered);
        Workers first = Workers.start(1, worker -> pipeline.close(Duration.ofMinutes(1)));
        while (pipeline.life().isOpen()) {
            Thread.onSpinWait();
        }
        first.awaitWaiting();
        assertThat(pipeline.close(Duration.ZERO).finished()).isFalse();
        assertThat(pipeline.life().isClosed()).isFalse();
        sink.letThrough();
        first.join();
        assertThat(pipeline.close(Duration.ZERO).finished()).isTrue();
        books.assertBalanced(1);
    }

    /** A clock that ends the drain thread, when it is told to, by what nothing guards against. */
    private static final class LethalClock implements NanoClock {
        private volatile boolean lethal;

        @Override
        public long nanos() {
            if (lethal && Thread.currentThread() instanceof DrainThread) {
                throwAny(new InterruptedException("as a test asked"));
            }
            return System.nanoTime();
        }

        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        private static <T extends Throwable> void throwAny(Throwable failure) throws T {
            throw (T) failure;
        }

        @Override
        public long epochMillis() {
            return 0;
        }
    }

    @Test
    void close_drainThreadIsGone_discardsCountsAndClosesTheSinkInItsPlace() throws InterruptedException {
        LethalClock clock = new LethalClock();
        Books mortal = new Books(clock, DurationEvents.NONE);
        KeepingSink sink = new KeepingSink();
        RingPipeline pipeline =
                mortal.builder(sink).flushInterval(Duration.ofMillis(1)).open();
        Thread drain =
                Objects.requireNonNull(mortal.registry.drainThreads().get(0).get());
        drain.setUncaughtExceptionHandler((thread, failure) -> {});
        clock.lethal = true;
        drain.join(60_000);
        assertThat(drain.isAlive()).isFalse();
        for (int event = 0; event < 7; event++) {
            assertThat(pipeline.write(new byte[3])).isTrue();
        }
        CloseReport report = pipeline.close(Duration.ofMinutes(1));
        assertThat(report.finished()).isTrue();
        assertThat(report.eventsDiscarded()).isEqualTo(7);
        assertThat(report.bytesDiscarded()).isEqualTo(21);
        assertThat(sink.closes()).isEqualTo(1);
        assertThat(mortal.total(Counter.EVENTS_EVICTED)).isEqualTo(7);
        mortal.assertBalanced(7);
    }

    @Test
    void normal_twoRingsAfterALoss_isReached() throws InterruptedException {
        assertNormalIsReached(2, 0.5);
    }

    @Test
    void normal_highThresholdAfterALoss_isReached() throws InterruptedException {
        assertNormalIsReached(4, 0.75);
    }

    private void assertNormalIsReached(int rings, double normalThreshold) throws InterruptedException {
        TestSink sink = new TestSink().held();
        RingPipeline pipeline = books.builder(sink)
                .rings(rings)
                .ringBytes(64)
                .normalThreshold(normalThreshold)
                .recoveryTime(Duration.ZERO)
                .flushInterval(Duration.ofMillis(1))
                .dropPolicy(DropPolicy.newest())
                .open();
        for (int event = 0; event <= rings; event++) {
            pipeline.write(new byte[60]);
        }
        Workers.await(sink.entered);
        assertThat(books.total(Counter.EVENTS_REJECTED)).isEqualTo(1);
        assertThat(state()).isEqualTo(BackPressureState.DROPPING);
        sink.letThrough();
        long end = System.nanoTime() + 60_000_000_000L;
        while (state() != BackPressureState.NORMAL && System.nanoTime() - end < 0) {
            Thread.onSpinWait();
        }
        assertThat(state()).isEqualTo(BackPressureState.NORMAL);
        pipeline.close();
    }

    private BackPressureState state() {
        return books.registry.current().gauge().state();
    }
}
