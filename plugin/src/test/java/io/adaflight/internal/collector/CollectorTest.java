package io.adaflight.internal.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adaflight.Counter;
import io.adaflight.internal.claims.Claim;
import io.adaflight.internal.counters.DurationEvents;
import io.adaflight.internal.registry.DrainCounts;
import io.adaflight.internal.registry.PipelineConfiguration;
import io.adaflight.internal.registry.Registries;
import io.adaflight.internal.registry.Registries.Counting;
import io.adaflight.internal.registry.ThreadRegistry;
import io.adaflight.internal.time.ManualClock;
import io.adaflight.internal.time.Workers;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CollectorTest {
    private static final Duration WINDOW = Collector.LEAST_RATE_WINDOW;

    private final ManualClock clock = new ManualClock();
    private final ThreadRegistry registry = new ThreadRegistry("orders", clock, DurationEvents.NONE);
    private final Collector collector = new Collector(registry, clock, Duration.ofSeconds(1), WINDOW);

    @Test
    void collector_fresh_hasPublishedAnEmptySnapshot() {
        CollectedSnapshot snapshot = collector.latest();
        assertThat(snapshot.pipeline()).isEqualTo("orders");
        assertThat(snapshot.rows()).isZero();
        assertThat(snapshot.totals().offered()).isZero();
        assertThat(snapshot.drained()).isEqualTo(DrainCounts.ZERO);
        assertThat(snapshot.rates()).isEqualTo(Rates.NONE);
        assertThat(collector.skipped()).isZero();
    }

    @Test
    void globalMetrics_collect_sumsAllThreads() throws InterruptedException {
        List<Counting> alive = new ArrayList<>();
        for (int thread = 1; thread <= 3; thread++) {
            int events = thread;
            alive.add(new Counting(registry, metrics -> metrics.written(events, 10L * events)));
        }
        Registries.inEndedThread(registry, metrics -> metrics.written(100, 1_000));
        registry.shared(0).written(1_000, 5);
        registry.shared(1).written(2_000, 5);
        alive.get(0).metrics().rejected(4, 40);
        alive.get(1).metrics().evicted(1, 10);
        alive.get(2).metrics().queueDepth(9);
        registry.drain(Thread.currentThread()).drained(3_000, 7);
        clock.advance(Duration.ofSeconds(3));

        CollectedSnapshot snapshot = collector.collect();
        assertThat(collector.latest()).isSameAs(snapshot);
        Snapshots.assertBalanced(snapshot);
        assertThat(Snapshots.written(snapshot)).isEqualTo(3_106);
        assertThat(snapshot.totals().get(Counter.BYTES_WRITTEN)).isEqualTo(1_070);
        assertThat(snapshot.totals().dropped()).isEqualTo(5);
        assertThat(snapshot.totals().get(Counter.QUEUE_DEPTH_MAXIMUM)).isEqualTo(9);
        assertThat(snapshot.retired().get(Counter.EVENTS_WRITTEN)).isEqualTo(100);
        assertThat(snapshot.rows()).isEqualTo(4);
        assertThat(snapshot.liveThreads()).isEqualTo(3);
        assertThat(snapshot.retiredThreads()).isEqualTo(1);
        assertThat(snapshot.drained()).isEqualTo(new DrainCounts(3_000, 7, 0, 0));
        assertThat(snapshot.queueDepth()).isEqualTo(3_106 - 1 - 3_000);
        assertThat(snapshot.nanos()).isEqualTo(3_000_000_000L);
        assertThat(snapshot.epochMillis()).isEqualTo(3_000);
        alive.forEach(Counting::close);
    }

    @Test
    void globalMetrics_snapshot_pointInTime() throws InterruptedException {
        registry.retainEnded(10);
        Counting other = new Counting(registry, metrics -> metrics.written(5, 50));
        registry.current().written(1, 10);
        registry.shared(0).written(3, 30);
        CollectedSnapshot snapshot = collector.collectNow();
        registry.current().written(7, 70);
        registry.shared(1).written(9, 90);
        other.metrics().written(11, 110);
        other.close();
        registry.drain(Thread.currentThread()).drained(1);
        CollectedSnapshot later = collector.collectNow();

        Snapshots.assertBalanced(snapshot);
        assertThat(snapshot.totals().get(Counter.EVENTS_WRITTEN)).isEqualTo(9);
        assertThat(snapshot.totals().get(Counter.BYTES_WRITTEN)).isEqualTo(90);
        assertThat(snapshot.row(0).counts().get(Counter.EVENTS_WRITTEN)).isEqualTo(5);
        assertThat(snapshot.row(0).isEnded()).isFalse();
        assertThat(snapshot.liveThreads()).isEqualTo(2);
        assertThat(snapshot.drained()).isEqualTo(DrainCounts.ZERO);
        Snapshots.assertBalanced(later);
        assertThat(Snapshots.written(later)).isEqualTo(36);
        assertThat(later.row(0).isEnded()).isTrue();
        assertThat(later.row(0).counts().get(Counter.EVENTS_WRITTEN)).isEqualTo(16);
        assertThat(later.liveThreads()).isEqualTo(1);
        assertThat(later.retiredThreads()).isEqualTo(1);
    }

    @Test
    void collector_intervalNotPassed_returnsPublished() {
        CollectedSnapshot first = collector.collectNow();
        registry.current().written(1);
        clock.advance(Duration.ofMillis(999));
        assertThat(collector.collect()).isSameAs(first);
        assertThat(collector.skipped()).isEqualTo(1);
        clock.advance(Duration.ofMillis(1));
        CollectedSnapshot second = collector.collect();
        assertThat(second).isNotSameAs(first);
        assertThat(Snapshots.written(second)).isEqualTo(1);
        assertThat(collector.collect()).isSameAs(second);
        assertThat(collector.skipped()).isEqualTo(2);
        assertThat(collector.collectNow()).isNotSameAs(second);
    }

    @Test
    void interval_changedAtRunTime_holdsFromTheNextCall() {
        CollectedSnapshot first = collector.collectNow();
        clock.advance(Duration.ofMillis(50));
        assertThat(collector.collect()).isSameAs(first);
        collector.setInterval(Duration.ofMillis(50));
        assertThat(collector.interval()).isEqualTo(Duration.ofMillis(50));
        CollectedSnapshot second = collector.collect();
        assertThat(second).isNotSameAs(first);
        collector.setInterval(Duration.ofSeconds(10));
        clock.advance(Duration.ofSeconds(9));
        assertThat(collector.collect()).isSameAs(second);
        collector.setInterval(Duration.ZERO);
        assertThat(collector.collect()).isNotSameAs(second);
    }

    @Test
    void rateWindow_changedAtRunTime_isKept() {
        collector.setRateWindow(Duration.ofSeconds(5));
        assertThat(collector.rateWindow()).isEqualTo(Duration.ofSeconds(5));
        assertThat(collector.interval()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void interval_outOfRange_isRefused() {
        assertRefused(() -> collector.setInterval(Duration.ofNanos(-1)), "collection interval is PT-0.000000001S");
        assertRefused(() -> collector.setInterval(Duration.ofDays(1).plusNanos(1)), "expected 0 to 1 day");
        assertRefused(() -> new Collector(registry, clock, Duration.ofDays(2), WINDOW), "PT48H");
        assertThat(Collector.checkedInterval(Duration.ofDays(1))).isEqualTo(Duration.ofDays(1));
        assertThat(collector.interval()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void rateWindow_outOfRange_isRefused() {
        assertRefused(() -> collector.setRateWindow(Duration.ofMillis(99)), "rate window is PT0.099S");
        assertRefused(() -> collector.setRateWindow(Duration.ofDays(2)), "expected 100 ms to 1 day");
        assertRefused(() -> new Collector(registry, clock, Duration.ZERO, Duration.ZERO), "PT0S");
        assertThat(Collector.checkedRateWindow(Duration.ofDays(1))).isEqualTo(Duration.ofDays(1));
        assertThat(collector.rateWindow()).isEqualTo(WINDOW);
    }

    @Test
    void collectedPipeline_created_hasWhatItWasGiven() {
        CollectedPipeline pipeline = new CollectedPipeline("orders", 12, registry, collector);
        assertThat(pipeline.name()).isEqualTo("orders");
        assertThat(pipeline.createdEpochMillis()).isEqualTo(12);
        assertThat(pipeline.registry()).isSameAs(registry);
        assertThat(pipeline.collector()).isSameAs(collector);
        assertThat(pipeline.configuration()).isSameAs(PipelineConfiguration.OWN_QUEUE);
        PipelineConfiguration configuration = new PipelineConfiguration(
                true, 4, 65_536, "oldest", Duration.ZERO, 0.25, 0.5, Duration.ofSeconds(1), Duration.ZERO, "Sink");
        pipeline.configureIf(PipelineConfiguration.OWN_QUEUE_DRAINED, configuration);
        assertThat(pipeline.configuration()).isSameAs(PipelineConfiguration.OWN_QUEUE);
        pipeline.configureIf(PipelineConfiguration.OWN_QUEUE, configuration);
        assertThat(pipeline.configuration()).isSameAs(configuration);
        pipeline.configure(PipelineConfiguration.OWN_QUEUE_DRAINED);
        assertThat(pipeline.configuration()).isSameAs(PipelineConfiguration.OWN_QUEUE_DRAINED);
    }

    private static void assertRefused(Runnable call, String part) {
        assertThatThrownBy(call::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(part);
    }

    /** HotSpot can unwind a frame past its `finally` when memory runs out; so the claim is left as such an owner leaves it. */
    @Test
    void collect_ownerOfTheClaimDoesNotCollectAnyMore_isTakenOverAfterASecond() throws Exception {
        Field field = Collector.class.getDeclaredField("claim");
        field.setAccessible(true);
        Claim claim = (Claim) field.get(collector);
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch claimed = new CountDownLatch(1);
        Workers owner = Workers.start(1, worker -> {
            claim.tryClaim();
            claimed.countDown();
            Workers.await(end);
        });
        Workers.await(claimed);
        CollectedSnapshot last = collector.latest();
        clock.advance(Duration.ofMillis(999));
        assertThat(collector.collectNow()).isSameAs(last);
        clock.advance(Duration.ofMillis(1));
        assertThat(collector.collectNow()).isNotSameAs(last);
        assertThat(collector.collectNow()).isNotSameAs(last);
        end.countDown();
        owner.join();
    }
}
