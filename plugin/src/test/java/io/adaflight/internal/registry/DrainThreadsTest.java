package io.adaflight.internal.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.internal.counters.DrainCounters;
import io.adaflight.internal.counters.DrainTime;
import io.adaflight.internal.counters.DurationEvents;
import io.adaflight.internal.time.ManualClock;
import io.adaflight.internal.time.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrainThreadsTest {
    private final ManualClock clock = new ManualClock();
    private final ThreadRegistry registry = new ThreadRegistry("orders", clock, DurationEvents.NONE);

    private DrainRegistration add(Thread thread) {
        DrainRegistration drain = registry.newDrain(thread);
        registry.addDrain(drain);
        return drain;
    }

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
    void drainThreads_several_areSummedInTheSnapshot() {
        Thread other = new Thread(() -> {});
        registry.drain(Thread.currentThread()).drained(2, 20);
        registry.drain(other).drained(3, 30);
        registry.drain(other).failed(1);
        registry.drain(other).sinkFailure();
        assertThat(registry.drainThreads())
                .extracting(DrainRegistration::threadId)
                .containsExactly(Thread.currentThread().getId(), other.getId());
        assertThat(registry.snapshot().drained()).isEqualTo(new DrainCounts(5, 50, 1, 1));
    }

    @Test
    void drainedByVirtualThread_countsAsDrained_withoutADrainThread() {
        registry.drainedByVirtualThread(3);
        registry.drainedByVirtualThread(4);
        assertThat(registry.snapshot().drained()).isEqualTo(new DrainCounts(7, 0, 0, 0));
        assertThat(registry.drainThreads()).isEmpty();
    }

    @Test
    void handledByWriter_countsAsDrained_withoutADrainThread() {
        registry.handledByWriter(10);
        registry.handledByWriter(-1);
        assertThat(registry.snapshot().drained()).isEqualTo(new DrainCounts(2, 10, 0, 0));
        assertThat(registry.drainThreads()).isEmpty();
    }

    @Test
    void drainThread_ended_isFoldedAndStaysInTheSums() throws InterruptedException {
        Workers.run(1, worker -> registry.drain(Thread.currentThread()).drained(7, 70));
        assertThat(registry.snapshot().drained()).isEqualTo(new DrainCounts(7, 70, 0, 0));
        assertThat(registry.drainThreads()).isEmpty();

        registry.drain(Thread.currentThread()).drained(1, 10);
        assertThat(registry.drainThreads()).hasSize(1);
        assertThat(registry.snapshot().drained()).isEqualTo(new DrainCounts(8, 80, 0, 0));
    }

    @Test
    void drainThread_endedWhileItsEndIsToBeRecorded_staysUntilItIs() throws InterruptedException {
        registry.retainEnded(1);
        clock.setEpochMillis(5);
        Workers.run(1, worker -> {
            registry.drain(Thread.currentThread()).drained(7, 70);
            assertThat(registry.drainThreads().get(0).endedEpochMillis()).isEqualTo(DrainRegistration.RUNNING);
        });
        clock.setEpochMillis(8);
        DrainRegistration first = registry.drainThreads().get(0);
        clock.setEpochMillis(9);
        assertThat(registry.snapshot().drained().events()).isEqualTo(7);
        assertThat(first.beganEpochMillis()).isEqualTo(5);
        assertThat(first.endedEpochMillis()).isEqualTo(8);

        registry.drain(Thread.currentThread());
        registry.drainsRecorded(List.of(first));
        registry.drainsRecorded(List.of(first));
        assertThat(registry.drainThreads()).hasSize(1).doesNotContain(first);
        assertThat(registry.snapshot().drained().events()).isEqualTo(7);
    }

    @Test
    void drainThreads_endedBeyondTheLimit_keepTheLatest() throws InterruptedException {
        registry.retainEnded(2);
        for (int thread = 1; thread <= 3; thread++) {
            int events = thread;
            Workers.run(1, worker -> registry.drain(Thread.currentThread()).drained(events, 0));
        }
        assertThat(registry.drainThreads())
                .extracting(drain -> drain.metrics().eventsDrainedOpaque())
                .containsExactly(2L, 3L);
        registry.retainEnded(0);
        assertThat(registry.drainThreads()).isEmpty();
        assertThat(registry.snapshot().drained().events()).isEqualTo(6);
    }

    @Test
    void drainThread_saysItsEnd_isFinalFromThen() {
        registry.retainEnded(1);
        DrainRegistration drain = add(new Thread(() -> {}));
        clock.setEpochMillis(3);
        registry.endDrain(drain);
        clock.setEpochMillis(4);
        registry.endDrain(drain);
        assertThat(registry.drainThreads()).containsExactly(drain);
        assertThat(drain.endedEpochMillis()).isEqualTo(3);
    }

    @Test
    void drainThread_neverStarted_isForgotten() {
        DrainRegistration drain = add(new Thread(() -> {}));
        DrainRegistration other = add(new Thread(() -> {}));
        registry.forgetDrain(drain);
        assertThat(registry.drainThreads()).containsExactly(other);
    }

    @Test
    void drainThread_collected_hasEnded() {
        registry.retainEnded(1);
        registry.drain(Thread.currentThread()).drained(7, 70);
        registry.drainThreads().get(0).clear();
        assertThat(registry.drainThreads().get(0).isEnded()).isTrue();
        assertThat(registry.snapshot().drained().events()).isEqualTo(7);
    }

    @Test
    void drainThread_terminatedAndStillAlive_hasNotEnded() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        Thread thread = new Registries.ThreadThatEnds(end);
        thread.start();
        registry.drain(thread);
        DrainRegistration registration = registry.drainThreads().get(0);
        assertThat(registration.isThreadEnded()).isFalse();
        end.countDown();
        thread.join();
        assertThat(registration.isThreadEnded()).isTrue();
    }

    @Test
    void drainThread_registeredByItself_isFoundOnLinux() {
        registry.drain(Thread.currentThread());
        long nativeId = registry.drainThreads().get(0).nativeThreadId();
        if (Files.exists(Path.of("/proc/thread-self"))) {
            assertThat(Path.of("/proc/self/task/" + nativeId)).exists();
        } else {
            assertThat(nativeId).isZero();
        }
    }

    @Test
    void drainThread_registeredByAnother_isFoundOnceItComes() throws InterruptedException {
        Thread drain = new Thread(() -> registry.drain(Thread.currentThread()));
        registry.drain(drain);
        DrainRegistration registration = registry.drainThreads().get(0);
        assertThat(registration.nativeThreadId()).isNegative();
        assertThat(registration.isVirtual()).isFalse();
        drain.start();
        drain.join();
        assertThat(registration.nativeThreadId()).isNotNegative();
    }

    @Test
    void nativeThreadId_linkThatIsNoneOrSaysNothing_isUnknown(@TempDir Path folder) throws IOException {
        assertThat(NativeThreadId.read(folder.resolve("missing").toString())).isEqualTo(NativeThreadId.UNKNOWN);
        Path link = folder.resolve("link");
        Files.createSymbolicLink(link, Path.of("1/task/17"));
        assertThat(NativeThreadId.read(link.toString())).isEqualTo(17);
        Path words = folder.resolve("words");
        Files.createSymbolicLink(words, Path.of("1/task/words"));
        assertThat(NativeThreadId.read(words.toString())).isEqualTo(NativeThreadId.UNKNOWN);
    }

    @Test
    void nativeThreadId_virtualThread_isUnknownAsItHasMany() {
        assertThat(NativeThreadId.ofThread(true)).isEqualTo(NativeThreadId.UNKNOWN);
        assertThat(NativeThreadId.ofThread(false)).isEqualTo(NativeThreadId.ofCurrentThread());
    }

    @Test
    void drainReadings_first_isNothingAndTheNextHasAll() {
        DrainCounters metrics = registry.drain(Thread.currentThread());
        DrainRegistration registration = registry.drainThreads().get(0);
        metrics.drained(3, 30);
        metrics.beginTake();
        DrainReading first = registration.firstReading();
        assertThat(first).isEqualTo(new DrainReading(0, 0, 0, DrainTime.none(metrics.createdNanos())));
        DrainReading now = registration.readingOpaque();
        assertThat(now.events()).isEqualTo(3);
        assertThat(now.bytes()).isEqualTo(30);
        assertThat(now.takes()).isEqualTo(1);
        assertThat(now.time().known()).isTrue();
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
