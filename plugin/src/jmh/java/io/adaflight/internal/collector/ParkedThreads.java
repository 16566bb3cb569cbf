package io.adaflight.internal.collector;

import io.adaflight.internal.counters.ThreadCounters;
import io.adaflight.internal.registry.Registration;
import io.adaflight.internal.registry.ThreadRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Threads that are registered, alive and asleep, so that a benchmark can write and collect their counters. */
public final class ParkedThreads {
    private static final long STACK_BYTES = 128 * 1024;

    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch registered;
    private final CountDownLatch end = new CountDownLatch(1);
    private final ThreadCounters[] metrics;

    private ParkedThreads(ThreadRegistry registry, int count) throws InterruptedException {
        registered = new CountDownLatch(count);
        for (int index = 0; index < count; index++) {
            Thread thread = new Thread(null, () -> park(registry), "parked-worker-" + index, STACK_BYTES);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
        registered.await();
        metrics = registry.snapshot().live().stream().map(Registration::metrics).toArray(ThreadCounters[]::new);
    }

    /** Starts threads and waits until they are registered. */
    public static ParkedThreads start(ThreadRegistry registry, int count) throws InterruptedException {
        return new ParkedThreads(registry, count);
    }

    private void park(ThreadRegistry registry) {
        registry.current();
        registered.countDown();
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The counters of the threads; for one writer, since their owners never write. */
    public ThreadCounters[] metrics() {
        return metrics;
    }

    /** Ends the threads. */
    public void end() throws InterruptedException {
        end.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
