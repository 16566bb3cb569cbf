package io.adaflight.internal.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adaflight.BackPressureState;
import io.adaflight.internal.counters.DurationEvents;
import io.adaflight.internal.counters.ThreadGauge;
import io.adaflight.internal.registry.Registries;
import io.adaflight.internal.registry.ThreadRegistry;
import io.adaflight.internal.time.ManualClock;
import io.adaflight.internal.time.NanoClock;
import io.adaflight.internal.time.Workers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CollectorContentionTest {
    private final InterruptingClock clock = new InterruptingClock();
    private final ThreadRegistry registry = new ThreadRegistry("orders", clock, DurationEvents.NONE);
    private final Collector collector = Snapshots.collector(registry, clock);

    @Test
    void collectNow_whileAnotherCollects_givesThePublishedSnapshot() {
        CollectedSnapshot published = collector.collectNow();
        List<CollectedSnapshot> seen = inTheMiddleOfACollection(Collector::collectNow);
        assertThat(seen).containsExactly(published);
        assertThat(collector.skipped()).isEqualTo(1);
        assertThat(collector.latest()).isNotSameAs(published);
    }

    @Test
    void collect_whileAnotherCollects_givesThePublishedSnapshot() {
        CollectedSnapshot published = collector.collectNow();
        assertThat(inTheMiddleOfACollection(Collector::collect)).containsExactly(published);
        assertThat(collector.skipped()).isEqualTo(1);
    }

    @Test
    void collectFresh_otherCollectionOutlastsTheLimit_givesThePublishedSnapshot() {
        CollectedSnapshot published = collector.collectNow();
        long begin = clock.nanos();
        List<CollectedSnapshot> seen = inTheMiddleOfACollection(c -> c.collectFresh(Duration.ofMillis(5)));
        assertThat(seen).containsExactly(published);
        assertThat(clock.nanos() - begin)
                .isGreaterThanOrEqualTo(Duration.ofMillis(5).toNanos());
    }

    @Test
    void collectFresh_nobodyCollects_collects() {
        CollectedSnapshot published = collector.collectNow();
        registry.current().written(1);
        CollectedSnapshot fresh = collector.collectFresh(Duration.ZERO);
        assertThat(fresh).isNotSameAs(published).isSameAs(collector.latest());
        assertThat(Snapshots.written(fresh)).isEqualTo(1);
    }

    /** The collection under way has taken its snapshot already, and cannot know the thread that counts now. */
    @Test
    void collectFresh_whileAnotherCollects_waitsAndHoldsWhatHappenedBefore() throws InterruptedException {
        CountDownLatch underWay = new CountDownLatch(1);
        CountDownLatch resume = new CountDownLatch(1);
        AtomicReference<CollectedSnapshot> stale = new AtomicReference<>();
        Workers slow = Workers.start(1, worker -> {
            clock.onNextNanos(() -> {
                underWay.countDown();
                awaitUnchecked(resume);
            });
            stale.set(collector.collectNow());
        });
        Workers.await(underWay);
        registry.current().written(5, 0);
        clock.onNextNanos(() -> clock.onNextNanos(() -> clock.onNextNanos(resume::countDown)));
        CollectedSnapshot fresh = collector.collectFresh(Duration.ofDays(1));
        slow.join();
        assertThat(Snapshots.written(fresh)).isEqualTo(5);
        assertThat(stale.get()).isNotNull().isNotSameAs(fresh);
        assertThat(stale.get()).extracting(CollectedSnapshot::rows).isEqualTo(0);
        assertThat(collector.latest()).isSameAs(fresh);
        assertThat(collector.skipped()).isZero();
    }

    @Test
    void collectNow_ofManyThreads_countsEachCallAsCollectedOrSkipped() throws InterruptedException {
        ThreadRegistry busy = Registries.create();
        Collector shared = Snapshots.collector(busy, new ManualClock());
        Set<CollectedSnapshot> distinct = ConcurrentHashMap.newKeySet();
        distinct.add(shared.latest());
        int calls = 20_000;
        Workers.run(4, worker -> {
            CollectedSnapshot last = shared.latest();
            for (int i = 0; i < calls; i++) {
                busy.current().written(1);
                CollectedSnapshot snapshot = shared.collectNow();
                Snapshots.assertNotBefore(snapshot, last);
                distinct.add(snapshot);
                last = snapshot;
            }
        });
        assertThat(distinct.size() - 1 + shared.skipped()).isEqualTo(4L * calls);
        assertThat(Snapshots.written(shared.collectNow())).isEqualTo(4L * calls);
    }

    @Test
    void collection_thatFails_leavesTheCollectorUsable() {
        CollectedSnapshot published = collector.collectNow();
        registry.current().written(1);
        registry.current().attach(new FailingGauge());
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(collector::collectNow)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("broken gauge");
            assertThat(collector.latest()).isSameAs(published);
        }
        registry.current().attach(ThreadGauge.NONE);
        CollectedSnapshot snapshot = collector.collectNow();
        assertThat(Snapshots.written(snapshot)).isEqualTo(1);
        assertThat(collector.skipped()).isZero();
    }

    /** What a call gives that comes when the clock is read inside a collection. */
    private List<CollectedSnapshot> inTheMiddleOfACollection(Function<Collector, CollectedSnapshot> call) {
        List<CollectedSnapshot> seen = new ArrayList<>();
        clock.onNextNanos(() -> seen.add(call.apply(collector)));
        CollectedSnapshot collected = collector.collectNow();
        assertThat(seen).doesNotContain(collected);
        return seen;
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            Workers.await(latch);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A clock that moves a millisecond with each reading, and does something once when a thread reads it next. */
    private static final class InterruptingClock implements NanoClock {
        private final ManualClock time = new ManualClock();
        private final ThreadLocal<Runnable> next = ThreadLocal.withInitial(() -> () -> {});

        void onNextNanos(Runnable action) {
            next.set(action);
        }

        @Override
        public long nanos() {
            time.advance(Duration.ofMillis(1));
            Runnable action = next.get();
            next.remove();
            action.run();
            return time.nanos();
        }

        @Override
        public long epochMillis() {
            return time.epochMillis();
        }
    }

    private static final class FailingGauge implements ThreadGauge {
        @Override
        public void addTo(long[] row, int offset, long nowNanos) {
            throw new IllegalStateException("broken gauge");
        }

        @Override
        public BackPressureState state() {
            return BackPressureState.NONE;
        }

        @Override
        public int ringsInRotation() {
            return 0;
        }

        @Override
        public boolean isSettled() {
            return true;
        }
    }
}
