package io.adaflight.internal.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.Counter;
import io.adaflight.internal.counters.ThreadCounters;
import io.adaflight.internal.registry.Registries.Counting;
import io.adaflight.internal.time.Workers;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class ThreadChurnTest {
    private static final int LAUNCHERS = 2;
    private static final int BATCH = 25;
    private static final long STACK_BYTES = 64 * 1024;

    /** Those alive together, as often as they are looked for, and those that came since. */
    private static final int MOST_LIVE = 2 * LAUNCHERS * BATCH + 64;

    private final ThreadRegistry registry = Registries.create();
    private final Queue<WeakReference<ThreadCounters>> given = new ConcurrentLinkedQueue<>();

    @Test
    void shortLivedThreads_manyWithoutARecording_haveExactTotalsAndBoundedMemory() throws InterruptedException {
        Workers.run(LAUNCHERS, launcher -> churn(10_000));
        assertThat(retained()).isLessThanOrEqualTo(MOST_LIVE);
        assertTotals(20_000);
    }

    @Test
    void shortLivedThreads_whileRecordingsAreSlow_haveExactTotalsAndBoundedMemory() throws InterruptedException {
        int rows = 100;
        registry.retainEnded(rows);
        Workers launchers = Workers.start(LAUNCHERS, launcher -> churn(5_000));
        int censuses = 0;
        while (launchers.running()) {
            RegistrySnapshot snapshot = registry.snapshot();
            assertThat(snapshot.live()).hasSizeLessThanOrEqualTo(LAUNCHERS * BATCH);
            assertThat(snapshot.ended()).hasSizeLessThanOrEqualTo(2 * rows);
            if (++censuses % 50 == 0) {
                registry.recorded(snapshot.ended());
            }
        }
        launchers.join();
        assertThat(retained()).isLessThanOrEqualTo(2 * rows + MOST_LIVE);
        assertTotals(10_000);
    }

    /** The list must follow the living down again, not stay as long as it once was. */
    @Test
    void shortLivedThreads_afterManyWereAlive_areForgottenAsBefore() throws Exception {
        List<Counting> many = new ArrayList<>();
        for (int index = 0; index < 1_000; index++) {
            many.add(new Counting(registry, this::count));
        }
        assertThat(registry.snapshot().live()).hasSize(1_000);
        for (Counting counting : many) {
            counting.close();
        }
        many.clear();
        assertThat(registry.snapshot().live()).isEmpty();
        churn(1_000);
        assertThat(retained()).isLessThanOrEqualTo(MOST_LIVE);
        assertTotals(2_000);
    }

    private void churn(int threads) throws InterruptedException {
        Thread[] batch = new Thread[BATCH];
        for (int started = 0; started < threads; started += BATCH) {
            for (int index = 0; index < BATCH; index++) {
                batch[index] = new Thread(null, () -> count(registry.current()), "short-lived", STACK_BYTES);
                batch[index].start();
            }
            for (Thread thread : batch) {
                thread.join();
            }
        }
    }

    private void count(ThreadCounters metrics) {
        metrics.written(3, 100);
        metrics.rejected(10);
        given.add(new WeakReference<>(metrics));
    }

    /** How many threads' counters are still held; nobody but the registry holds them. */
    private long retained() {
        System.gc();
        return given.stream().filter(reference -> reference.get() != null).count();
    }

    private void assertTotals(long threads) {
        RegistrySnapshot snapshot = registry.snapshot();
        assertThat(snapshot.live()).isEmpty();
        assertThat(snapshot.retiredThreads()).isEqualTo(threads);
        assertThat(Registries.totals(snapshot).get(Counter.EVENTS_WRITTEN)).isEqualTo(3 * threads);
        assertThat(Registries.totals(snapshot).get(Counter.BYTES_WRITTEN)).isEqualTo(100 * threads);
        assertThat(Registries.totals(snapshot).get(Counter.EVENTS_REJECTED)).isEqualTo(threads);
        assertThat(Registries.totals(snapshot).get(Counter.BYTES_REJECTED)).isEqualTo(10 * threads);
    }
}
