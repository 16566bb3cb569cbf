package io.adaflight.internal.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.BackPressureState;
import io.adaflight.captured.CapturedLog;
import io.adaflight.internal.collector.CollectedPipeline;
import io.adaflight.internal.counters.ThreadCounters;
import io.adaflight.internal.counters.ThreadGauge;
import io.adaflight.internal.jfr.Recorded.Events;
import io.adaflight.internal.time.Workers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SnapshotRecordingTest {
    private final CollectedPipeline pipeline = CountingPipeline.create();

    @AfterEach
    void restoreMaximumRows() {
        CountingPipeline.RECORDING.setMaximumRows(FlightRecording.DEFAULT_MAXIMUM_ROWS);
    }

    private void count(int written, int rejected) {
        ThreadCounters metrics = pipeline.registry().current();
        for (int event = 0; event < written; event++) {
            metrics.written(10);
        }
        metrics.rejected(rejected, 5L * rejected);
    }

    @Test
    void recording_stopped_holdsTheLastInterval() {
        try (Recorded recorded = Recorded.start()) {
            count(1000, 50);
            Events events = recorded.stop();

            RecordedEvent thread =
                    events.lastOfThread(pipeline.name(), Thread.currentThread().getId());
            assertThat(thread.getLong("totalWritten")).isEqualTo(1000);
            assertThat(thread.getLong("totalDropped")).isEqualTo(50);
            assertThat(thread.getLong("totalBytesWritten")).isEqualTo(10_000);
            assertThat(thread.getLong("totalBytesDropped")).isEqualTo(250);
            assertThat(thread.getThread("thread").getJavaName())
                    .isEqualTo(Thread.currentThread().getName());
            assertThat(events.sum("ThreadSnapshot", pipeline.name(), "written")).isEqualTo(1000);
            assertThat(events.sum("PipelineSnapshot", pipeline.name(), "written"))
                    .isEqualTo(1000);
            assertThat(events.lastOfPipeline(pipeline.name()).getLong("totalRejected"))
                    .isEqualTo(50);
        }
    }

    @Test
    void recording_threadEnded_holdsItsFinalCountsOnce() {
        try (Recorded recorded = Recorded.start()) {
            Thread thread = CountingPipeline.run("short-lived", () -> count(7, 0));
            Events events = recorded.stop();

            List<RecordedEvent> rows = events.of("ThreadSnapshot", pipeline.name()).stream()
                    .filter(event -> event.getLong("threadId") == thread.getId() && event.getBoolean("terminated"))
                    .toList();
            assertThat(rows).hasSize(1);
            assertThat(rows.get(0).getLong("totalWritten")).isEqualTo(7);
            assertThat(rows.get(0).getString("threadName")).isEqualTo("short-lived");
            assertThat(events.of("ThreadInfo", pipeline.name()))
                    .anyMatch(event -> event.getLong("threadId") == thread.getId()
                            && event.getString("name").equals("short-lived")
                            && !event.getBoolean("virtual"));
            assertThat(events.lastOfPipeline(pipeline.name()).getLong("totalWritten"))
                    .isEqualTo(7);
            assertThat(events.lastOfPipeline(pipeline.name()).getInt("retiredThreads"))
                    .isEqualTo(1);
        }
    }

    @Test
    void recording_startedLater_leavesOutWhatWasCountedBefore() {
        count(300, 0);
        try (Recorded recorded = Recorded.start()) {
            count(20, 0);
            Events events = recorded.stop();

            assertThat(events.sum("ThreadSnapshot", pipeline.name(), "written")).isEqualTo(20);
            assertThat(events.sum("PipelineSnapshot", pipeline.name(), "written"))
                    .isEqualTo(20);
            assertThat(events.lastOfPipeline(pipeline.name()).getLong("totalWritten"))
                    .isEqualTo(320);
        }
    }

    @Test
    void recording_afterAPause_leavesOutThePause() {
        try (Recorded recorded = Recorded.start()) {
            count(1, 0);
            recorded.stop();
        }
        count(100, 0);
        CountingPipeline.run("ended in the pause", () -> count(5, 0));
        try (Recorded recorded = Recorded.start()) {
            count(20, 0);
            Events events = recorded.stop();

            assertThat(events.sum("ThreadSnapshot", pipeline.name(), "written")).isEqualTo(20);
            assertThat(events.sum("PipelineSnapshot", pipeline.name(), "written"))
                    .isEqualTo(20);
        }
    }

    @Test
    void recordings_two_eachHoldsItsOwnTime() {
        try (Recorded first = Recorded.start()) {
            count(10, 0);
            try (Recorded second = Recorded.start()) {
                count(200, 0);
                Events ofFirst = first.stop();
                count(3000, 0);
                Events ofSecond = second.stop();

                assertThat(ofFirst.sum("PipelineSnapshot", pipeline.name(), "written"))
                        .isEqualTo(210);
                assertThat(ofSecond.sum("PipelineSnapshot", pipeline.name(), "written"))
                        .isEqualTo(3200);
                assertThat(ofSecond.sum("ThreadSnapshot", pipeline.name(), "written"))
                        .isEqualTo(3200);
            }
        }
    }

    @Test
    void recordings_startedAndStoppedWhileAThreadWrites_loseNothing() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        CountDownLatch began = new CountDownLatch(1);
        long[] counted = new long[1];
        Thread writer = new Thread(() -> {
            began.countDown();
            while (done.getCount() > 0) {
                count(100, 1);
                counted[0] += 100;
            }
        });
        writer.start();
        began.await();
        for (int round = 0; round < 10; round++) {
            try (Recorded recorded = Recorded.start()) {
                recorded.stop();
            }
        }
        try (Recorded recorded = Recorded.start()) {
            done.countDown();
            writer.join();
            Events events = recorded.stop();

            assertThat(events.lastOfPipeline(pipeline.name()).getLong("totalWritten"))
                    .isEqualTo(counted[0]);
            assertThat(events.lastOfThread(pipeline.name(), writer.getId()).getLong("totalWritten"))
                    .isEqualTo(counted[0]);
        }
    }

    @Test
    void recording_moreThreadsThanRows_restIsOneRow() {
        CountingPipeline.RECORDING.setMaximumRows(2);
        try (Recorded recorded = Recorded.start()) {
            for (int thread = 1; thread <= 4; thread++) {
                int dropped = thread;
                CountingPipeline.run("writer-" + thread, () -> count(10, dropped));
            }
            Events events = recorded.stop();

            RecordedEvent others = events.lastOfThread(pipeline.name(), OncePerChunkEvents.OTHER_THREADS);
            assertThat(others.getInt("dropped")).isEqualTo(1 + 2);
            assertThat(others.getString("threadName")).isEqualTo("other threads");
            assertThat(others.getInt("written")).isEqualTo(20);
            assertThat(events.of("ThreadInfo", pipeline.name()))
                    .anyMatch(event -> event.getLong("threadId") == OncePerChunkEvents.OTHER_THREADS);
            assertThat(events.sum("ThreadSnapshot", pipeline.name(), "dropped")).isEqualTo(1 + 2 + 3 + 4);
        }
    }

    @Test
    void recording_sharedCells_areOneRow() {
        try (Recorded recorded = Recorded.start()) {
            pipeline.registry().shared(0).written(1, 10);
            pipeline.registry().shared(1).written(2, 20);
            pipeline.registry().shared(1).swapped(1000);
            Events events = recorded.stop();

            RecordedEvent row = events.lastOfThread(pipeline.name(), -1);
            assertThat(row.getLong("totalWritten")).isEqualTo(3);
            assertThat(row.getLong("totalSwaps")).isEqualTo(1);
            assertThat(row.getLong("swapMedian")).isBetween(870L, 1150L);
            assertThat(events.of("ThreadInfo", pipeline.name()))
                    .anyMatch(event -> event.getLong("threadId") == -1 && event.getBoolean("virtual"));
        }
    }

    @Test
    void recording_configurationAndDrainThread_areToldInEachChunk() {
        pipeline.registry().drain(Thread.currentThread()).drained(4, 40);
        try (Recorded recorded = Recorded.start()) {
            pipeline.registry().drain(Thread.currentThread()).drained(2, 20);
            pipeline.registry().drain(Thread.currentThread()).failed(1);
            pipeline.registry().drain(Thread.currentThread()).sinkFailure();
            Events events = recorded.stop();

            assertThat(events.of("PipelineConfiguration", pipeline.name())).hasSize(1);
            assertThat(events.of("DrainThread", pipeline.name())).hasSize(1);
            assertThat(events.of("DrainThread", pipeline.name()).get(0).getString("name"))
                    .isEqualTo(Thread.currentThread().getName());
            assertThat(events.lastOfPipeline(pipeline.name()).getLong("totalDrained"))
                    .isEqualTo(6);
            assertThat(events.sum("PipelineSnapshot", pipeline.name(), "drained"))
                    .isEqualTo(2);
            assertThat(events.sum("PipelineSnapshot", pipeline.name(), "failed"))
                    .isEqualTo(1);
            assertThat(events.sum("PipelineSnapshot", pipeline.name(), "sinkFailures"))
                    .isEqualTo(1);
        }
    }

    @Test
    void recording_pipelineRemoved_hasItsLastTotalsOnceMoreAndNothingAfterwards() {
        try (Recorded recorded = Recorded.start()) {
            pipeline.registry().current().written(7);
            CountingPipeline.RECORDING.remove(pipeline);
            CountingPipeline.RECORDING.remove(pipeline);
            pipeline.registry().current().written(7);
            Events events = recorded.stop();

            assertThat(events.of("PipelineSnapshot", pipeline.name()))
                    .filteredOn(event -> event.getBoolean("last"))
                    .singleElement()
                    .matches(event -> event.getLong("totalWritten") == 1);
            assertThat(events.lastOfPipeline(pipeline.name()).getBoolean("last"))
                    .isTrue();
            assertThat(events.sum("PipelineSnapshot", pipeline.name(), "written"))
                    .isEqualTo(1);
        }
        CountingPipeline.RECORDING.add(pipeline);
        CountingPipeline.RECORDING.remove(pipeline);
        try (Recorded recorded = Recorded.start()) {
            assertThat(recorded.stop().of("PipelineSnapshot", pipeline.name())).isEmpty();
        }
    }

    @Test
    void recording_drainThreads_areToldFromWhenToWhen() throws InterruptedException {
        Workers.run(
                1, worker -> pipeline.registry().drain(Thread.currentThread()).drained(1));
        long begin = System.currentTimeMillis();
        try (Recorded recorded = Recorded.start()) {
            Workers.run(
                    1,
                    worker -> pipeline.registry().drain(Thread.currentThread()).drained(2));
            pipeline.registry().drain(Thread.currentThread()).drained(4);
            Events events = recorded.stop();

            List<RecordedEvent> told = events.of("DrainThread", pipeline.name());
            assertThat(told)
                    .filteredOn(event -> event.getString("name").equals("worker-0"))
                    .last()
                    .satisfies(event -> {
                        assertThat(event.getLong("began")).isGreaterThanOrEqualTo(begin);
                        assertThat(event.getLong("ended"))
                                .isBetween(event.getLong("began"), System.currentTimeMillis());
                    });
            assertThat(told)
                    .filteredOn(event ->
                            event.getLong("threadId") == Thread.currentThread().getId())
                    .singleElement()
                    .matches(event -> event.getLong("ended") == Long.MIN_VALUE);
            assertThat(events.lastOfPipeline(pipeline.name()).getLong("totalDrained"))
                    .isEqualTo(3);
        }
    }

    @Test
    void recording_saturatedCounter_saysSo() {
        try (Recorded recorded = Recorded.start()) {
            pipeline.registry().current().written(Long.MAX_VALUE, Long.MAX_VALUE);
            pipeline.registry().current().written(1, 1);
            Events events = recorded.stop();

            RecordedEvent last = events.lastOfPipeline(pipeline.name());
            assertThat(last.getBoolean("saturated")).isTrue();
            assertThat(last.getLong("totalWritten")).isEqualTo(Long.MAX_VALUE);
            assertThat(events.of("PipelineSnapshot", pipeline.name()))
                    .anyMatch(event -> event.getInt("written") == Integer.MAX_VALUE);
        }
    }

    @Test
    void recording_swaps_hasStatisticsOfThreadAndPipeline() {
        try (Recorded recorded = Recorded.start()) {
            ThreadCounters metrics = pipeline.registry().current();
            for (int swap = 0; swap < 100; swap++) {
                metrics.swapped(swap < 90 ? 1_000 : 1_000_000);
            }
            Events events = recorded.stop();

            RecordedEvent thread =
                    events.lastOfThread(pipeline.name(), Thread.currentThread().getId());
            assertThat(thread.getLong("totalSwaps")).isEqualTo(100);
            assertThat(thread.getLong("swapMaximum")).isEqualTo(1_000_000);
            assertThat(thread.getLong("swapMedian")).isBetween(870L, 1_150L);
            assertThat(thread.getLong("swapPercentile99")).isBetween(870_000L, 1_150_000L);
            List<RecordedEvent> statistics = events.of("SwapStatistics", pipeline.name());
            assertThat(statistics.get(statistics.size() - 1).getLong("totalSwaps"))
                    .isEqualTo(100);
            assertThat(statistics.get(statistics.size() - 1).getLong("swapPercentile90"))
                    .isBetween(870L, 1_150L);
        }
    }

    @Test
    void recording_gaugeThrows_otherPipelinesAreRecordedAndTheFailureIsCounted(CapturedLog log) {
        CollectedPipeline other = CountingPipeline.create();
        pipeline.registry().current().attach(new FailingGauge());
        try (Recorded recorded = Recorded.start()) {
            other.registry().current().written(1, 1);
            Events events = recorded.stop();

            assertThat(events.lastOfPipeline(other.name()).getLong("totalWritten"))
                    .isEqualTo(1);
            assertThat(events.of("Collection")).anyMatch(event -> event.getInt("failures") > 0);
            assertThat(log.take())
                    .containsExactly("WARNING recording the counts of pipeline '" + pipeline.name()
                            + "' failed; this failure is logged once and counted from now on:"
                            + " java.lang.IllegalStateException: a gauge that fails");
        } finally {
            pipeline.registry().current().attach(ThreadGauge.NONE);
        }
    }

    @Test
    void recording_collectionIntervalNotPassed_writesNoSnapshotTwice() {
        try (Recorded recorded = Recorded.start()) {
            pipeline.collector().setInterval(Duration.ofDays(1));
            count(5, 0);
            Events events = recorded.stop();

            assertThat(events.sum("PipelineSnapshot", pipeline.name(), "written"))
                    .isEqualTo(5);
            assertThat(events.of("PipelineSnapshot", pipeline.name()))
                    .noneMatch(event -> event.getDuration("interval").isZero());
        }
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
