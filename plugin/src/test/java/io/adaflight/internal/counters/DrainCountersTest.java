package io.adaflight.internal.counters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adaflight.internal.time.ManualClock;
import io.adaflight.internal.time.Workers;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class DrainCountersTest {
    private final DrainCounters metrics = new DrainCounters();
    private final ManualClock clock = new ManualClock();
    private final DrainCounters timed = new DrainCounters(clock);

    @Test
    void write_byAnotherThread_failsWithBothNamesWhileTheOwnerLives() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        Thread owner = new Thread(
                () -> {
                    metrics.drained(1);
                    try {
                        end.await();
                    } catch (InterruptedException e) {
                        metrics.sinkFailure();
                    }
                },
                "the owner");
        metrics.ownedBy(new WeakReference<>(owner));
        metrics.failed(1);
        owner.start();
        String expected = "counters of drain thread 'the owner' are written by thread '"
                + Thread.currentThread().getName()
                + "'; each thread asks for its own with PipelineMetrics.drainThread()";
        List<Runnable> writes = List.of(
                () -> metrics.drained(1),
                () -> metrics.drained(2, 2),
                () -> metrics.failed(1),
                metrics::sinkFailure,
                metrics::beginTake,
                metrics::endTake);
        assertThat(writes)
                .allSatisfy(write -> assertThatThrownBy(write::run)
                        .isInstanceOf(AssertionError.class)
                        .hasMessage(expected));
        end.countDown();
        owner.join();
        metrics.failed(1);
        assertThat(metrics.eventsDrainedOpaque()).isEqualTo(1);
        assertThat(metrics.eventsFailedOpaque()).isEqualTo(2);
        assertThat(metrics.sinkFailuresOpaque()).isZero();
        metrics.ownedBy(new WeakReference<>(null));
        metrics.failed(1);
        assertThat(metrics.eventsFailedOpaque()).isEqualTo(3);
    }

    @Test
    void drainCounters_increment_increase() {
        assertCounts(0, 0, 0, 0);
        metrics.drained(10);
        assertCounts(1, 10, 0, 0);
        metrics.drained(2, 20);
        assertCounts(3, 30, 0, 0);
        metrics.failed(4);
        assertCounts(3, 30, 4, 0);
        metrics.sinkFailure();
        assertCounts(3, 30, 4, 1);
    }

    @Test
    void drainCounters_negativeAmount_addNothing() {
        metrics.drained(5, 50);
        metrics.failed(3);
        metrics.drained(-1, -1);
        metrics.drained(Long.MIN_VALUE, Long.MIN_VALUE);
        metrics.failed(-1);
        assertCounts(5, 50, 3, 0);
        metrics.drained(-1);
        assertCounts(6, 50, 3, 0);
    }

    @Test
    void drainCounters_nearTheirEnd_stopThere() {
        for (int i = 0; i < 3; i++) {
            metrics.drained(Long.MAX_VALUE - 1, Long.MAX_VALUE - 1);
            metrics.failed(Long.MAX_VALUE - 1);
        }
        assertCounts(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, 0);
    }

    @Test
    void drainCounters_readWhileWritten_neverDecreaseAndAreExact() throws InterruptedException {
        int events = 1_000_000;
        Workers drain = Workers.start(1, worker -> {
            for (int i = 0; i < events; i++) {
                metrics.drained(2);
                metrics.failed(i & 1);
            }
        });
        long lastEvents = 0;
        long lastBytes = 0;
        while (drain.running()) {
            long nowEvents = metrics.eventsDrainedOpaque();
            long nowBytes = metrics.bytesDrainedOpaque();
            assertThat(nowEvents).isGreaterThanOrEqualTo(lastEvents);
            assertThat(nowBytes).isGreaterThanOrEqualTo(lastBytes);
            lastEvents = nowEvents;
            lastBytes = nowBytes;
        }
        drain.join();
        assertCounts(events, 2L * events, events / 2, 0);
    }

    @Test
    void time_beforeTheFirstCall_isUnknown() {
        clock.advanceNanos(10);
        assertThat(timed.timeAcquire()).isEqualTo(new DrainTime(10, false, 0, 0));
        assertThat(timed.atWorkOpaque()).isEqualTo(-1);
        assertThat(timed.takesOpaque()).isZero();
        assertThat(timed.createdNanos()).isZero();
    }

    @Test
    void time_fromTheFirstTakeOn_isIdleBetweenThePairAndWorkOtherwise() {
        clock.advanceNanos(5);
        timed.beginTake();
        assertThat(timed.atWorkOpaque()).isZero();
        clock.advanceNanos(100);
        assertThat(timed.timeAcquire()).isEqualTo(new DrainTime(105, true, 0, 100));
        timed.endTake();
        assertThat(timed.atWorkOpaque()).isEqualTo(1);
        clock.advanceNanos(30);
        assertThat(timed.timeAcquire()).isEqualTo(new DrainTime(135, true, 30, 100));
        timed.beginTake();
        clock.advanceNanos(7);
        assertThat(timed.timeAcquire()).isEqualTo(new DrainTime(142, true, 30, 107));
        assertThat(timed.takesOpaque()).isEqualTo(2);
    }

    @Test
    void time_threadThatSaysItIsAtWork_isKnownBeforeItsFirstTake() {
        clock.advanceNanos(5);
        timed.endTake();
        clock.advanceNanos(20);
        assertThat(timed.timeAcquire()).isEqualTo(new DrainTime(25, true, 20, 0));
        assertThat(timed.takesOpaque()).isZero();
    }

    @Test
    void time_callsThatLackTheirOther_changeNothing() {
        timed.beginTake();
        clock.advanceNanos(10);
        timed.beginTake();
        clock.advanceNanos(10);
        timed.endTake();
        clock.advanceNanos(1);
        timed.endTake();
        clock.advanceNanos(1);
        assertThat(timed.timeAcquire()).isEqualTo(new DrainTime(22, true, 2, 20));
        assertThat(timed.takesOpaque()).isEqualTo(2);
    }

    @Test
    void time_clockThatPassesItsEnd_isExact() {
        clock.setNanos(Long.MAX_VALUE - 1);
        DrainCounters late = new DrainCounters(clock);
        late.beginTake();
        clock.advanceNanos(10);
        late.endTake();
        clock.advanceNanos(3);
        assertThat(late.timeAcquire()).isEqualTo(new DrainTime(Long.MIN_VALUE + 11, true, 3, 10));
    }

    @Test
    void time_readWhileWritten_neverGoesBackAndAddsUp() throws InterruptedException {
        DrainCounters running = new DrainCounters();
        Workers drain = Workers.start(1, worker -> {
            for (int i = 0; i < 200_000; i++) {
                running.beginTake();
                running.endTake();
            }
        });
        DrainTime last = DrainTime.none(running.createdNanos());
        while (drain.running()) {
            DrainTime now = running.timeAcquire();
            long more = now.workingNanos() + now.idleNanos() - last.workingNanos() - last.idleNanos();
            if (now.known() && last.workingNanos() + last.idleNanos() > 0) {
                assertThat(more).isEqualTo(now.nanos() - last.nanos());
            }
            assertThat(now.workingNanos()).isNotNegative();
            last = now;
        }
        drain.join();
        assertThat(running.takesOpaque()).isEqualTo(200_000);
    }

    private void assertCounts(long events, long bytes, long failed, long sinkFailures) {
        assertThat(metrics.eventsDrainedOpaque()).isEqualTo(events);
        assertThat(metrics.bytesDrainedOpaque()).isEqualTo(bytes);
        assertThat(metrics.eventsFailedOpaque()).isEqualTo(failed);
        assertThat(metrics.sinkFailuresOpaque()).isEqualTo(sinkFailures);
    }
}
