package io.adaflight.internal.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.BackPressureState;
import io.adaflight.Counter;
import io.adaflight.internal.counters.ThreadGauge;
import io.adaflight.internal.registry.Registries.Counting;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class RegistrationTest {
    private final ThreadRegistry registry = Registries.create();

    @Test
    void name_changed_isSeen() throws Exception {
        try (Counting counting = new Counting(registry, metrics -> {})) {
            Registration registration = registry.snapshot().live().get(0);
            counting.thread().setName("first");
            assertThat(registration.name()).isEqualTo("first");
            counting.thread().setName("second");
            assertThat(registration.name()).isEqualTo("second");
        }
    }

    @Test
    void name_afterDeath_isTheLastOneSeen() throws Exception {
        Registration registration;
        try (Counting counting = new Counting(registry, metrics -> {})) {
            registration = registry.snapshot().live().get(0);
            counting.thread().setName("last");
            assertThat(registration.name()).isEqualTo("last");
        }
        assertThat(registration.name()).isEqualTo("last");
        registration.clear();
        assertThat(registration.name()).isEqualTo("last");
    }

    /** A name given to a thread that has ended says nothing about who counted. */
    @Test
    void name_changedAfterDeath_isNotSeen() throws Exception {
        Counting counting = new Counting(registry, metrics -> {});
        counting.thread().setName("alive");
        Registration registration = registry.snapshot().live().get(0);
        assertThat(registration.name()).isEqualTo("alive");
        counting.close();
        counting.thread().setName("dead");
        assertThat(registration.name()).isEqualTo("alive");
    }

    @Test
    void name_tooLong_isCut() throws Exception {
        String longName = "x".repeat(256) + "y";
        try (Counting counting = new Counting(registry, metrics -> {})) {
            Registration registration = registry.snapshot().live().get(0);
            counting.thread().setName(longName);
            assertThat(registration.name()).isEqualTo("x".repeat(256));
            assertThat(registration.name()).isEqualTo("x".repeat(256));
            counting.thread().setName("z".repeat(256));
            assertThat(registration.name()).isEqualTo("z".repeat(256));
        }
        Thread thread = new Thread(() -> {}, longName);
        assertThat(Registration.ofThread(thread, 0, registry.current(), 0).name())
                .isEqualTo("x".repeat(256));
    }

    @Test
    void reference_cleared_countsAsEnded() throws Exception {
        try (Counting counting = new Counting(registry, metrics -> metrics.written(2, 0))) {
            Registration registration = registry.snapshot().live().get(0);
            assertThat(registration.isEnded()).isFalse();
            registration.clear();
            assertThat(registration.isEnded()).isTrue();
            assertThat(counting.thread().isAlive()).isTrue();
        }
        RegistrySnapshot snapshot = registry.snapshot();
        assertThat(snapshot.retiredThreads()).isEqualTo(1);
        assertThat(snapshot.retired().get(Counter.EVENTS_WRITTEN)).isEqualTo(2);
    }

    @Test
    void thread_notStarted_hasNotEnded() {
        Thread thread = new Thread(() -> {});
        assertThat(Registration.ofThread(thread, 0, registry.current(), 0).isEnded())
                .isFalse();
    }

    /** A thread says that it is terminated a moment before all that it did can be relied on. */
    @Test
    void thread_terminatedAndStillAlive_hasNotEnded() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        Thread thread = new Registries.ThreadThatEnds(end);
        Registration registration = Registration.ofThread(thread, 0, registry.current(), 0);
        thread.start();
        assertThat(thread.getState()).isEqualTo(Thread.State.TERMINATED);
        assertThat(registration.isEnded()).isFalse();
        end.countDown();
        thread.join();
        assertThat(registration.isEnded()).isTrue();
    }

    @Test
    void cell_ofVirtualThreads_neverEnds() {
        Registration cell = Registration.ofVirtualThreads(3, registry.current(), 99);
        assertThat(cell.isVirtual()).isTrue();
        assertThat(cell.isEnded()).isFalse();
        assertThat(cell.isFinal()).isFalse();
        assertThat(cell.get()).isNull();
        assertThat(cell.sequence()).isEqualTo(3);
        assertThat(cell.threadId()).isEqualTo(Registration.VIRTUAL_THREADS);
        assertThat(cell.name()).isEqualTo("virtual threads");
        assertThat(cell.registeredEpochMillis()).isEqualTo(99);
    }

    /** A thread whose last events wait to be drained may still lose them: its counts are not final. */
    @Test
    void deadThread_withEventsToDrain_staysUntilItIsSettled() throws Exception {
        AtomicBoolean settled = new AtomicBoolean();
        Registries.inEndedThread(registry, metrics -> {
            metrics.written(4, 40);
            metrics.attach(new SettledWhen(settled));
        });
        RegistrySnapshot waiting = registry.snapshot();
        assertThat(waiting.live()).hasSize(1);
        assertThat(waiting.retiredThreads()).isZero();
        assertThat(waiting.live().get(0).isEnded()).isTrue();
        waiting.live().get(0).metrics().ownedBy(null); // The pipeline counts in its place.
        waiting.live().get(0).metrics().evicted(1, 10);

        settled.set(true);
        RegistrySnapshot done = registry.snapshot();
        assertThat(done.live()).isEmpty();
        assertThat(done.retired().get(Counter.EVENTS_WRITTEN)).isEqualTo(4);
        assertThat(done.retired().get(Counter.EVENTS_EVICTED)).isEqualTo(1);
    }

    private record SettledWhen(AtomicBoolean settled) implements ThreadGauge {
        @Override
        public void addTo(long[] row, int offset, long nowNanos) {}

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
            return settled.get();
        }
    }
}
