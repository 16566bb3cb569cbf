package io.adaflight.internal.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.internal.counters.DrainCounters;
import io.adaflight.internal.jfr.Recorded.Events;
import io.adaflight.internal.looks.ThreadManagement;
import io.adaflight.internal.time.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.Test;

class DrainTimesTest {
    private final DrainedPipeline drained = new DrainedPipeline();
    private final DrainTimes times = new DrainTimes(drained.pipeline, drained.pressure, () -> ThreadManagement.NONE);

    private DrainCounters drain() {
        return drained.pipeline.registry().drain(Thread.currentThread());
    }

    private void interval() {
        times.record(drained.clock.nanos());
    }

    private List<RecordedEvent> rows(Events events) {
        return events.of("DrainSnapshot", drained.name());
    }

    private static long sum(List<RecordedEvent> rows, String field) {
        return rows.stream()
                .mapToLong(row -> ((Number) row.getValue(field)).longValue())
                .sum();
    }

    @Test
    void record_threadThatSaysWhenItWaits_hasItsTimes() {
        try (Recorded recorded = Recorded.start()) {
            DrainCounters drain = drain();
            drain.beginTake();
            drained.advanceMillis(30);
            drain.endTake();
            drained.advanceMillis(70);
            drain.drained(5, 500);
            drained.lose();
            interval();
            RecordedEvent row = rows(recorded.stop()).get(0);

            assertThat(row.getLong("threadId")).isEqualTo(Thread.currentThread().getId());
            assertThat(row.getString("threadName"))
                    .isEqualTo(Thread.currentThread().getName());
            assertThat(row.getLong("interval")).isEqualTo(100_000_000);
            assertThat(row.getInt("drained")).isEqualTo(5);
            assertThat(row.getLong("bytes")).isEqualTo(500);
            assertThat(row.getInt("takes")).isEqualTo(1);
            assertThat(row.getBoolean("workKnown")).isTrue();
            assertThat(row.getLong("working")).isEqualTo(70_000_000);
            assertThat(row.getLong("idle")).isEqualTo(30_000_000);
            assertThat(row.getBoolean("processorKnown"))
                    .as("what it used before it was registered is not known")
                    .isFalse();
        }
    }

    @Test
    void record_threadThatDoesNotSay_hasUnknownTimes() {
        try (Recorded recorded = Recorded.start()) {
            drain().drained(5, 500);
            drained.advanceMillis(100);
            interval();
            drained.advanceMillis(100);
            times.endChunk();
            List<RecordedEvent> rows = rows(recorded.stop());

            assertThat(sum(rows, "drained")).isEqualTo(5);
            assertThat(sum(rows, "interval")).isEqualTo(200_000_000);
            assertThat(rows).noneMatch(row -> row.getBoolean("workKnown"));
            assertThat(sum(rows, "working") + sum(rows, "idle")).isZero();
        }
    }

    @Test
    void record_calmTime_isOneRowForManyIntervals() {
        try (Recorded recorded = Recorded.start()) {
            DrainCounters drain = drain();
            drain.endTake();
            for (int tick = 0; tick < 31; tick++) {
                drained.advanceMillis(100);
                drain.drained(1, 10);
                interval();
            }
            Events before = recorded.stop();

            assertThat(sum(rows(before), "drained")).isLessThanOrEqualTo(26);
            assertThat(rows(before)).extracting(row -> row.getInt("drained")).contains(10);
            assertThat(rows(before).size()).isLessThanOrEqualTo(4);
        }
    }

    @Test
    void record_lossAfterCalmTime_keepsTheLastIntervalsApart() {
        try (Recorded recorded = Recorded.start()) {
            DrainCounters drain = drain();
            drain.endTake();
            for (int tick = 0; tick < 8; tick++) {
                drained.advanceMillis(100);
                drain.drained(1, 10);
                interval();
            }
            drained.lose();
            drained.advanceMillis(50);
            drain.drained(1, 10);
            interval();
            drained.advanceMillis(300);
            drain.drained(4, 40);
            interval();
            drained.advanceMillis(10);
            times.endChunk();
            List<RecordedEvent> rows = rows(recorded.stop());

            assertThat(sum(rows, "interval")).isEqualTo(8 * 100_000_000L + 360_000_000L);
            assertThat(sum(rows, "working")).isEqualTo(sum(rows, "interval"));
            assertThat(sum(rows, "drained")).isEqualTo(13);
            assertThat(sum(rows, "bytes")).isEqualTo(130);
            assertThat(rows.stream().filter(row -> row.getLong("interval") == 100_000_000L))
                    .as("rows just before the loss")
                    .hasSizeGreaterThanOrEqualTo(DrainRows.KEPT_APART);
            assertThat(rows).anyMatch(row -> row.getLong("interval") == 50_000_000L);
            List<RecordedEvent> inOrder = new ArrayList<>(rows);
            assertThat(inOrder)
                    .isSortedAccordingTo((one, other) -> one.getStartTime().compareTo(other.getStartTime()));
        }
    }

    @Test
    void record_threadHasEnded_hasItsLastRowOnce() throws InterruptedException {
        try (Recorded recorded = Recorded.start()) {
            CountDownLatch end = new CountDownLatch(1);
            Workers drain = Workers.start(1, worker -> {
                drain().drained(3, 30);
                Workers.await(end);
            });
            while (drained.pipeline.registry().drainThreads().isEmpty()) {
                Thread.onSpinWait();
            }
            drained.advanceMillis(100);
            interval();
            end.countDown();
            drain.join();
            drained.advanceMillis(100);
            interval();
            drained.advanceMillis(100);
            interval();
            drain();
            drained.advanceMillis(100);
            interval();
            List<RecordedEvent> rows = rows(recorded.stop()).stream()
                    .filter(row -> !row.getString("threadName")
                            .equals(Thread.currentThread().getName()))
                    .toList();

            assertThat(sum(rows, "drained")).isEqualTo(3);
            assertThat(sum(rows, "interval")).isEqualTo(200_000_000);
        }
    }

    @Test
    void record_manyThreads_areRecordedInTurnsAndNothingIsLost() throws InterruptedException {
        int threads = 3 * DrainTimes.AT_A_TIME;
        try (Recorded recorded = Recorded.start()) {
            CountDownLatch registered = new CountDownLatch(threads);
            CountDownLatch end = new CountDownLatch(1);
            Workers drains = Workers.start(threads, worker -> {
                drain().drained(1, 10);
                registered.countDown();
                Workers.await(end);
            });
            Workers.await(registered);
            drained.lose();
            drained.advanceMillis(10);
            interval();
            drained.advanceMillis(10);
            times.endChunk();
            end.countDown();
            drains.join();
            List<RecordedEvent> rows = rows(recorded.stop());

            assertThat(rows.stream().filter(row -> row.getLong("interval") == 10_000_000))
                    .as("two rows for those whose turn it was")
                    .hasSize(2 * DrainTimes.AT_A_TIME);
            assertThat(sum(rows, "interval")).isEqualTo(threads * 20_000_000L);
            assertThat(sum(rows, "drained")).isEqualTo(threads);
        }
    }

    @Test
    void record_afterAPause_leavesOutThePause() {
        try (Recorded recorded = Recorded.start()) {
            DrainCounters drain = drain();
            drained.advanceMillis(100);
            interval();
            times.recordingEnded();
            drain.drained(100, 1000);
            drained.advanceMillis(5000);
            times.rebase();
            drained.advanceMillis(100);
            drain.drained(2, 20);
            times.endChunk();
            times.endChunk();
            List<RecordedEvent> rows = rows(recorded.stop());

            assertThat(rows.get(rows.size() - 1).getInt("drained")).isEqualTo(2);
            assertThat(sum(rows, "drained")).isEqualTo(2);
        }
    }

    @Test
    void record_switchedOff_recordsNothing() {
        try (Recorded recorded = Recorded.start().with("adaflight.DrainSnapshot#enabled", "false")) {
            drain().drained(1, 10);
            drained.advanceMillis(100);
            interval();
            times.endChunk();
            assertThat(rows(recorded.stop())).isEmpty();
        }
    }
}
