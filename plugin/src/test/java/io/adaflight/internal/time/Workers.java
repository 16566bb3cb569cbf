package io.adaflight.internal.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Threads of a test that begin together; what they throw is thrown where they are joined. */
public final class Workers {
    private static final long PATIENCE_SECONDS = 600;

    private final List<Thread> threads = new ArrayList<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

    private Workers() {}

    /** What one of them does. */
    public interface Task {
        /**
         * Does it.
         *
         * @param worker from 0
         */
        void run(int worker) throws Exception;
    }

    /** Starts threads, and returns when the last of them is ready to begin. */
    public static Workers start(int count, Task task) throws InterruptedException {
        Workers workers = new Workers();
        CountDownLatch ready = new CountDownLatch(count);
        CountDownLatch begin = new CountDownLatch(1);
        for (int index = 0; index < count; index++) {
            int worker = index;
            Thread thread = new Thread(() -> workers.run(worker, task, ready, begin), "worker-" + worker);
            thread.setDaemon(true);
            workers.threads.add(thread);
            thread.start();
        }
        await(ready);
        begin.countDown();
        return workers;
    }

    /** Runs threads to their end. */
    public static void run(int count, Task task) throws InterruptedException {
        start(count, task).join();
    }

    /** Waits for the end of all of them. */
    public void join() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            if (thread.isAlive()) {
                throw new AssertionError(thread + " hangs");
            }
        }
        if (!failures.isEmpty()) {
            AssertionError error = new AssertionError("a worker failed");
            failures.forEach(error::addSuppressed);
            throw error;
        }
    }

    /** Whether at least one of them runs. */
    public boolean running() {
        return threads.stream().anyMatch(Thread::isAlive);
    }

    /** Waits until each of them waits for something, for a time that it chose. */
    public void awaitWaiting() {
        while (threads.stream().anyMatch(thread -> thread.getState() != Thread.State.TIMED_WAITING)) {
            Thread.onSpinWait();
        }
    }

    /** Waits until a thread is in a state. */
    public static void awaitState(Thread thread, Thread.State state) {
        while (thread.getState() != state) {
            Thread.onSpinWait();
        }
    }

    /** Waits for a latch, and fails rather than wait for ever. */
    public static void await(CountDownLatch latch) throws InterruptedException {
        if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("waited in vain");
        }
    }

    private void run(int worker, Task task, CountDownLatch ready, CountDownLatch begin) {
        try {
            ready.countDown();
            await(begin);
            task.run(worker);
        } catch (Throwable e) {
            failures.add(e);
        }
    }
}
