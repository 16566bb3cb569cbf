package io.adaflight.internal.registry;

import io.adaflight.internal.counters.Columns;
import io.adaflight.internal.counters.Counts;
import io.adaflight.internal.counters.DurationEvents;
import io.adaflight.internal.counters.ThreadCounters;
import io.adaflight.internal.time.ManualClock;
import io.adaflight.internal.time.Workers;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Registries of tests, and threads that count in them. */
public final class Registries {
    private Registries() {}

    /** A registry without threads, whose clock stands still. */
    public static ThreadRegistry create() {
        return new ThreadRegistry("orders", new ManualClock(), DurationEvents.NONE);
    }

    /** Lets a new thread count, and waits for its end. */
    public static void inEndedThread(ThreadRegistry registry, Consumer<ThreadCounters> counting)
            throws InterruptedException {
        Workers.run(1, worker -> counting.accept(registry.current()));
    }

    /** The sums of everyone in a snapshot, each taken where it is. */
    public static Counts totals(RegistrySnapshot snapshot) {
        long[] sums = new long[Columns.COUNT];
        snapshot.retired().addTo(sums, 0);
        for (List<Registration> group : List.of(snapshot.live(), snapshot.ended(), snapshot.virtualCells())) {
            group.forEach(registration -> registration.metrics().countsOpaque().addTo(sums, 0));
        }
        return new Counts(sums, 0);
    }

    /** A thread that seems terminated while it is still alive. */
    static final class ThreadThatEnds extends Thread {
        private final CountDownLatch end;

        ThreadThatEnds(CountDownLatch end) {
            this.end = end;
        }

        @Override
        public void run() {
            try {
                Workers.await(end);
            } catch (InterruptedException e) {
                interrupt();
            }
        }

        @Override
        public State getState() {
            return State.TERMINATED;
        }
    }

    /** A thread that counts, and lives until it is told to end. */
    public static final class Counting implements AutoCloseable {
        private final CountDownLatch end = new CountDownLatch(1);
        private final AtomicReference<Thread> thread = new AtomicReference<>();
        private final AtomicReference<ThreadCounters> metrics = new AtomicReference<>();
        private final Workers worker;

        /** Starts the thread, and returns when it has counted. */
        public Counting(ThreadRegistry registry, Consumer<ThreadCounters> counting) throws InterruptedException {
            CountDownLatch counted = new CountDownLatch(1);
            worker = Workers.start(1, w -> {
                thread.set(Thread.currentThread());
                metrics.set(registry.current());
                counting.accept(registry.current());
                counted.countDown();
                Workers.await(end);
            });
            Workers.await(counted);
        }

        /** The thread. */
        public Thread thread() {
            return Objects.requireNonNull(thread.get());
        }

        /** Its counters; while it waits for its end, the test may count for it. */
        public ThreadCounters metrics() {
            ThreadCounters present = Objects.requireNonNull(metrics.get());
            present.ownedBy(null);
            return present;
        }

        @Override
        public void close() {
            end.countDown();
            try {
                worker.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted before the thread ended", e);
            }
        }
    }
}
