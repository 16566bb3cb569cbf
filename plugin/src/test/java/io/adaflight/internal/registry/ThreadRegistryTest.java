package io.adaflight.internal.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.Counter;
import io.adaflight.internal.counters.Counts;
import io.adaflight.internal.counters.DurationEvents;
import io.adaflight.internal.counters.SwapHistogram;
import io.adaflight.internal.counters.ThreadCounters;
import io.adaflight.internal.counters.ThreadGauge;
import io.adaflight.internal.registry.Registries.Counting;
import io.adaflight.internal.time.ManualClock;
import io.adaflight.internal.time.Workers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class ThreadRegistryTest {
    private final ManualClock clock = new ManualClock();
    private final ThreadRegistry registry = new ThreadRegistry("orders", clock, DurationEvents.NONE);

    @Test
    void threadRegistry_withMetrics_initialized() {
        clock.setEpochMillis(1234);
        ThreadCounters metrics = registry.current();
        assertThat(metrics.pipeline()).isEqualTo("orders");
        assertThat(metrics.gauge()).isSameAs(ThreadGauge.NONE);
        assertThat(metrics.swapTimingsOrNull()).isNull();
        for (Counter counter : Counter.values()) {
            assertThat(metrics.countsOpaque().get(counter)).as("%s", counter).isZero();
        }
        Registration registration = onlyOne(registry.snapshot().live());
        assertThat(registration.metrics()).isSameAs(metrics);
        assertThat(registration.get()).isSameAs(Thread.currentThread());
        assertThat(registration.threadId()).isEqualTo(Thread.currentThread().getId());
        assertThat(registration.name()).isEqualTo(Thread.currentThread().getName());
        assertThat(registration.registeredEpochMillis()).isEqualTo(1234);
        assertThat(registration.isVirtual()).isFalse();
        assertThat(registration.isEnded()).isFalse();
        assertThat(registry.pipeline()).isEqualTo("orders");
    }

    @Test
    void threadRegistry_unused_isEmpty() {
        RegistrySnapshot snapshot = registry.snapshot();
        assertThat(snapshot.live()).isEmpty();
        assertThat(snapshot.ended()).isEmpty();
        assertThat(snapshot.virtualCells()).isEmpty();
        assertThat(snapshot.retiredThreads()).isZero();
        assertThat(Registries.totals(snapshot).offered()).isZero();
        assertThat(snapshot.drained()).isEqualTo(DrainCounts.ZERO);
        assertThat(registry.swaps().count()).isZero();
    }

    @Test
    void current_secondCall_givesTheSameMetrics() {
        assertThat(registry.current()).isSameAs(registry.current());
        assertThat(registry.snapshot().live()).hasSize(1);
    }

    @Test
    void current_otherThreadOrPipeline_givesOtherMetrics() throws InterruptedException {
        ThreadRegistry other = Registries.create();
        Set<ThreadCounters> metrics = ConcurrentHashMap.newKeySet();
        Workers.run(8, worker -> {
            metrics.add(registry.current());
            metrics.add(registry.current());
            metrics.add(other.current());
        });
        assertThat(metrics).hasSize(16);
    }

    @Test
    void snapshot_liveThreads_areInTheOrderOfRegistration() throws Exception {
        List<Counting> threads = new ArrayList<>();
        for (int index = 0; index < 5; index++) {
            threads.add(new Counting(registry, metrics -> metrics.written(1)));
        }
        RegistrySnapshot snapshot = registry.snapshot();
        assertThat(snapshot.live())
                .extracting(Registration::threadId)
                .containsExactlyElementsOf(threads.stream()
                        .map(counting -> counting.thread().getId())
                        .toList());
        assertThat(snapshot.live()).isSortedAccordingTo(Comparator.comparingLong(Registration::sequence));
        assertThat(snapshot.live()).extracting(Registration::sequence).doesNotHaveDuplicates();
        for (Counting counting : threads) {
            counting.close();
        }
    }

    @Test
    void death_withoutAHook_isNoticedByTheNextSnapshot() throws Exception {
        Counting counting = new Counting(registry, metrics -> metrics.written(3, 30));
        RegistrySnapshot before = registry.snapshot();
        assertThat(onlyOne(before.live()).get()).isSameAs(counting.thread());
        counting.close();
        assertThat(onlyOne(before.live()).isEnded()).isTrue();

        RegistrySnapshot after = registry.snapshot();
        assertThat(after.live()).isEmpty();
        assertThat(after.ended()).isEmpty();
        assertThat(after.retiredThreads()).isEqualTo(1);
        assertThat(after.retired().get(Counter.EVENTS_WRITTEN)).isEqualTo(3);
        assertThat(after.retired().get(Counter.BYTES_WRITTEN)).isEqualTo(30);
    }

    @Test
    void snapshot_taken_doesNotChangeAnyMore() throws InterruptedException {
        Registries.inEndedThread(registry, metrics -> metrics.written(1));
        RegistrySnapshot snapshot = registry.snapshot();
        Registries.inEndedThread(registry, metrics -> metrics.written(1));
        registry.current();
        registry.shared(0);
        registry.snapshot();
        assertThat(snapshot.live()).isEmpty();
        assertThat(snapshot.virtualCells()).isEmpty();
        assertThat(snapshot.retiredThreads()).isEqualTo(1);
        assertThat(snapshot.retired().get(Counter.EVENTS_WRITTEN)).isEqualTo(1);
    }

    @Test
    void swaps_ofAllThreads_areSummedWhereverTheyAre() throws Exception {
        Registries.inEndedThread(registry, metrics -> metrics.swapped(1));
        registry.snapshot();
        registry.retainEnded(10);
        Registries.inEndedThread(registry, metrics -> metrics.swapped(2));
        assertThat(registry.snapshot().ended()).hasSize(1);
        registry.shared(0).swapped(3);
        registry.shared(1).swapped(4);
        registry.current().swapped(5);

        SwapHistogram swaps = registry.swaps();
        assertThat(swaps.count()).isEqualTo(5);
        for (int nanos = 1; nanos <= 5; nanos++) {
            assertThat(swaps.nanosAt(nanos / 5.0)).isEqualTo(nanos);
        }
    }

    @Test
    void totals_ofMaxima_keepTheGreatestOfTheDead() throws InterruptedException {
        Registries.inEndedThread(registry, metrics -> metrics.queueDepth(7));
        Registries.inEndedThread(registry, metrics -> metrics.queueDepth(5));
        Counts retired = registry.snapshot().retired();
        assertThat(retired.get(Counter.QUEUE_DEPTH_MAXIMUM)).isEqualTo(7);
    }

    @Test
    void ownQueue_ofAnApplication_knowsNothing() {
        assertThat(PipelineConfiguration.OWN_QUEUE.drainCounted()).isFalse();
        assertThat(PipelineConfiguration.OWN_QUEUE.rings()).isZero();
        assertThat(PipelineConfiguration.OWN_QUEUE.sink()).isEmpty();
    }

    private static Registration onlyOne(List<Registration> registrations) {
        assertThat(registrations).hasSize(1);
        return registrations.get(0);
    }
}
