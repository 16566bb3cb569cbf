package io.adaflight.internal.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.internal.counters.DrainCounters;
import io.adaflight.internal.time.Workers;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class DrainThreadsTest {
    private final ThreadRegistry registry = Registries.create();

    @Test
    void drainThread_secondCall_givesTheSameMetrics() {
        DrainCounters metrics = registry.drain(Thread.currentThread());
        assertThat(registry.drain(Thread.currentThread())).isSameAs(metrics);
        assertThat(registry.drainThreads()).hasSize(1);
        DrainRegistration registration = registry.drainThreads().get(0);
        assertThat(registration.metrics()).isSameAs(metrics);
        assertThat(registration.threadId()).isEqualTo(Thread.currentThread().getId());
        assertThat(registration.name()).isEqualTo(Thread.currentThread().getName());
        assertThat(registration.isEnded()).isFalse();
    }

    @Test
    void drainThreads_several_areSummedInTheCensus() {
        Thread other = new Thread(() -> {});
        registry.drain(Thread.currentThread()).drained(2, 20);
        registry.drain(other).drained(3, 30);
        registry.drain(other).failed(1);
        registry.drain(other).sinkFailure();
        assertThat(registry.drainThreads())
                .extracting(DrainRegistration::threadId)
                .containsExactly(Thread.currentThread().getId(), other.getId());
        assertThat(registry.census().drained()).isEqualTo(new DrainCounts(5, 50, 1, 1));
    }

    @Test
    void drainThread_ended_isFoldedWhenAnotherComes() throws InterruptedException {
        Workers.run(1, worker -> registry.drain(Thread.currentThread()).drained(7, 70));
        assertThat(registry.census().drained()).isEqualTo(new DrainCounts(7, 70, 0, 0));
        DrainRegistration first = registry.drainThreads().get(0);
        assertThat(first.isEnded()).isTrue();

        registry.drain(Thread.currentThread()).drained(1, 10);
        assertThat(registry.drainThreads()).hasSize(1).doesNotContain(first);
        assertThat(registry.census().drained()).isEqualTo(new DrainCounts(8, 80, 0, 0));
    }

    @Test
    void drainThread_collected_countsAsEnded() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        Workers drain = Workers.start(1, worker -> {
            registry.drain(Thread.currentThread()).drained(7, 70);
            Workers.await(end);
        });
        end.countDown();
        drain.join();
        registry.drainThreads().get(0).clear();
        assertThat(registry.drainThreads().get(0).isEnded()).isTrue();
        registry.drain(Thread.currentThread());
        assertThat(registry.drainThreads()).hasSize(1);
        assertThat(registry.census().drained().events()).isEqualTo(7);
    }

    @Test
    void drainThread_terminatedAndStillAlive_hasNotEnded() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        Thread thread = new Registries.ThreadThatEnds(end);
        thread.start();
        registry.drain(thread);
        DrainRegistration registration = registry.drainThreads().get(0);
        assertThat(registration.isEnded()).isFalse();
        end.countDown();
        thread.join();
        assertThat(registration.isEnded()).isTrue();
    }

    @Test
    void drainCounts_sinceEarlier_areTheDifferenceAndNeverNegative() {
        DrainCounts earlier = new DrainCounts(1, 2, 3, 4);
        DrainCounts later = new DrainCounts(10, 20, 30, 40);
        assertThat(later.since(earlier)).isEqualTo(new DrainCounts(9, 18, 27, 36));
        assertThat(earlier.since(later)).isEqualTo(DrainCounts.ZERO);
    }

    @Test
    void drainCounts_nearTheEnd_saturate() {
        DrainCounters metrics = new DrainCounters();
        metrics.drained(Long.MAX_VALUE, 5);
        metrics.failed(6);
        metrics.sinkFailure();
        assertThat(new DrainCounts(1, Long.MAX_VALUE, Long.MAX_VALUE, 2).plusOpaque(metrics))
                .isEqualTo(new DrainCounts(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, 3));
    }
}
