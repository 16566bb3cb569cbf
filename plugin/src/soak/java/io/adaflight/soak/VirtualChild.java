package io.adaflight.soak;

import io.adaflight.AdaFlight;
import io.adaflight.PipelineMetrics;
import java.util.concurrent.CountDownLatch;

/** The program of {@link VirtualSoak}: many virtual threads that live at the same time, and count or do not. */
final class VirtualChild {
    static final String COMMAND = "virtual-child";

    private static final String QUEUE = "virtual-queue";
    private static final int BYTES = 8;

    private final int threads;
    private final CountDownLatch counted;
    private final CountDownLatch end = new CountDownLatch(1);

    private VirtualChild(int threads) {
        this.threads = threads;
        this.counted = new CountDownLatch(threads);
    }

    /** Prints one line: the heap in use while all threads live; with counting, how many counts were wrong. */
    static int run(Options options) throws InterruptedException {
        VirtualChild child = new VirtualChild(options.number("threads", 1_000_000));
        if (!options.flag("counting", false)) {
            System.out.println(child.heapWhileAllLive(() -> {}));
            return 0;
        }
        return child.count().print();
    }

    private Verdict count() throws InterruptedException {
        Verdict verdict = new Verdict("counting");
        PipelineMetrics queue = AdaFlight.metrics(QUEUE);
        long heap = heapWhileAllLive(() -> {
            queue.thread().written(BYTES);
            queue.thread().evicted(1, BYTES);
            queue.thread().rejected(1);
            queue.thread().filtered();
        });
        new Tally(QUEUE, threads, (long) threads * BYTES, threads, threads, threads, 0, 0, 0)
                .compareWithSnapshot(verdict);
        System.out.println(heap);
        return verdict;
    }

    private long heapWhileAllLive(Runnable count) throws InterruptedException {
        VirtualThreadStarter starter = VirtualThreadStarter.find();
        Thread[] live = new Thread[threads];
        for (int index = 0; index < threads; index++) {
            live[index] = starter.start(() -> live(count));
        }
        counted.await();
        long heap = LiveHeap.bytesAfterCollection();
        end.countDown();
        for (Thread thread : live) {
            thread.join();
        }
        return heap;
    }

    private void live(Runnable count) {
        count.run();
        counted.countDown();
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
