package io.adaflight.internal.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.internal.jfr.Recorded.Events;
import io.adaflight.internal.looks.ThreadLooker;
import io.adaflight.internal.looks.ThreadManagement;
import io.adaflight.internal.time.Workers;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Looks at drain threads that wait for a latch; the clock stands still unless a test moves it. */
class DrainLooksTest {
    private static final int PERIOD_MILLIS = 20;

    private final DrainedPipeline drained = new DrainedPipeline();
    private final ThreadManagement management = ThreadManagement.find();
    private final DrainLooks looks =
            new DrainLooks(drained.clock, new DrainSampler(new ThreadLooker(() -> management)));
    private final CountDownLatch end = new CountDownLatch(1);

    DrainLooksTest() {
        looks.add(drained.pipeline, drained.pressure);
    }

    @AfterEach
    void endThreads() {
        end.countDown();
    }

    private void drains(int threads, boolean idle) throws InterruptedException {
        CountDownLatch registered = new CountDownLatch(threads);
        Workers workers = Workers.start(threads, worker -> {
            var metrics = drained.pipeline.registry().drain(Thread.currentThread());
            metrics.endTake();
            if (idle) {
                metrics.beginTake();
            }
            registered.countDown();
            Workers.await(end);
        });
        Workers.await(registered);
        workers.awaitWaiting();
    }

    private void period() {
        drained.advanceMillis(PERIOD_MILLIS);
        looks.look();
    }

    private List<RecordedEvent> samples(Events events) {
        return events.of("DrainSample", drained.name());
    }

    private static long millis(List<RecordedEvent> samples) {
        return samples.stream().mapToLong(sample -> sample.getLong("sinceLast")).sum() / 1_000_000;
    }

    @Test
    void look_pipelineLoses_isTakenEachPeriodWithStateAndStack() throws InterruptedException {
        drains(1, false);
        try (Recorded recorded = Recorded.start()) {
            looks.beginChunk();
            for (int period = 0; period < 5; period++) {
                drained.lose();
                period();
            }
            Events events = recorded.stop();
            List<RecordedEvent> samples = samples(events);

            assertThat(samples).hasSize(5);
            assertThat(millis(samples)).isEqualTo(5 * PERIOD_MILLIS);
            assertThat(samples).allSatisfy(sample -> {
                assertThat(sample.getBoolean("losing")).isTrue();
                assertThat(sample.getString("state")).isEqualTo("TIMED_WAITING");
                assertThat(sample.getInt("atWork")).isEqualTo(1);
                assertThat(sample.getString("blockerClass")).contains("CountDownLatch");
                assertThat(sample.getLong("ownerId")).isEqualTo(-1);
                assertThat(sample.getString("ownerName")).isEmpty();
                assertThat(sample.getLong("ownerStack")).isZero();
            });
            long stack = samples.get(0).getLong("stack");
            List<RecordedEvent> stacks = events.of("DrainStack").stream()
                    .filter(event -> event.getLong("id") == stack)
                    .filter(event -> event.getString("frames").contains("Workers.await("))
                    .toList();
            assertThat(stacks).hasSize(1);
            assertThat(stacks.get(0).getStartTime())
                    .isBeforeOrEqualTo(samples.get(0).getStartTime());
        }
    }

    @Test
    void look_pipelineLosesNothing_isTakenNowAndThen() throws InterruptedException {
        drains(1, true);
        try (Recorded recorded = Recorded.start()) {
            for (int period = 0; period < 3 * DrainLooks.CALM_PERIODS; period++) {
                period();
            }
            List<RecordedEvent> samples = samples(recorded.stop());

            assertThat(samples).hasSize(3);
            assertThat(millis(samples)).isEqualTo(3 * DrainLooks.CALM_PERIODS * PERIOD_MILLIS);
            assertThat(samples).allSatisfy(sample -> {
                assertThat(sample.getBoolean("losing")).isFalse();
                assertThat(sample.getInt("atWork")).isZero();
                assertThat(sample.getLong("stack"))
                        .as("a thread that waits for events")
                        .isZero();
            });
        }
    }

    @Test
    void look_lossBegins_standsForNoCalmTime() throws InterruptedException {
        drains(1, false);
        try (Recorded recorded = Recorded.start()) {
            for (int period = 0; period < 5; period++) {
                period();
            }
            drained.lose();
            period();
            List<RecordedEvent> samples = samples(recorded.stop());

            assertThat(samples).hasSize(1);
            assertThat(millis(samples)).isEqualTo(PERIOD_MILLIS);
        }
    }

    @Test
    void look_longPause_isNotStoodForAsAWhole() throws InterruptedException {
        drains(1, false);
        try (Recorded recorded = Recorded.start()) {
            drained.advanceMillis(5000);
            drained.lose();
            looks.look();
            drained.lose();
            period();
            drained.advanceMillis(500);
            looks.recordingBegan();
            drained.lose();
            period();
            assertThat(millis(samples(recorded.stop()))).isEqualTo(1000 + 2 * PERIOD_MILLIS);
        }
    }

    @Test
    void look_manyThreads_areLookedAtInTurnsAndTheTimeOfAllIsCovered() throws InterruptedException {
        int threads = 3 * PipelineLooks.AT_A_TIME;
        drains(threads, false);
        try (Recorded recorded = Recorded.start()) {
            for (int period = 0; period < 3; period++) {
                drained.lose();
                period();
            }
            List<RecordedEvent> samples = samples(recorded.stop());

            assertThat(samples.stream()
                            .map(sample -> sample.getLong("threadId"))
                            .distinct())
                    .hasSize(threads);
            assertThat(millis(samples)).isEqualTo(3L * PERIOD_MILLIS * threads);
        }
    }

    @Test
    void look_noDrainThread_standsForNoTime() throws InterruptedException {
        try (Recorded recorded = Recorded.start()) {
            drained.lose();
            period();
            drains(1, false);
            drained.lose();
            period();
            assertThat(millis(samples(recorded.stop()))).isEqualTo(PERIOD_MILLIS);
        }
    }

    @Test
    void look_veryManyCalmPipelines_takesAFewInTurns() throws InterruptedException {
        drains(1, false);
        for (int other = 1; other < 2 * DrainLooks.CALM_LOOKS; other++) {
            looks.add(drained.pipeline, drained.pressure);
        }
        try (Recorded recorded = Recorded.start()) {
            for (int period = 0; period < 2 * DrainLooks.CALM_PERIODS; period++) {
                period();
            }
            assertThat(samples(recorded.stop())).hasSize(2 * DrainLooks.CALM_LOOKS);
        }
    }

    @Test
    void look_losingForLong_staysBelowTheBytesThatAreAllowed() throws InterruptedException {
        drains(1, false);
        try (Recorded recorded = Recorded.start()) {
            for (int period = 0; period < 20_000; period++) {
                drained.lose();
                period();
            }
            List<RecordedEvent> samples = samples(recorded.stop());

            assertThat(samples.size()).isBetween(12_000, 16_000);
            assertThat(millis(samples)).isBetween(19_990L * PERIOD_MILLIS, 20_000L * PERIOD_MILLIS);
        }
    }

    @Test
    void look_pipelineThatWasRemoved_isNotTaken() throws InterruptedException {
        drains(1, false);
        looks.remove(new DrainedPipeline().pipeline);
        looks.remove(drained.pipeline);
        try (Recorded recorded = Recorded.start()) {
            drained.lose();
            period();
            assertThat(samples(recorded.stop())).isEmpty();
        }
    }

    @Test
    void look_switchedOff_recordsNothing() throws InterruptedException {
        drains(1, false);
        try (Recorded recorded = Recorded.start().with("adaflight.DrainSample#enabled", "false")) {
            drained.lose();
            period();
            assertThat(samples(recorded.stop())).isEmpty();
        }
    }
}
