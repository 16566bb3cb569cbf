package io.adaflight.internal.registry;

import io.adaflight.internal.counters.DurationEvents;
import io.adaflight.internal.counters.ThreadCounters;
import io.adaflight.internal.time.ManualClock;
import io.adaflight.internal.time.Workers;
import io.adaflight.soak.LiveHeap;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.openjdk.jol.info.ClassLayout;
import org.openjdk.jol.vm.VM;

/**
 * Measures the heap of many threads that live and count, against what the layout of the objects says. A program of its
 * own, so that layouts that are chosen on the command line can be measured.
 */
final class RegistryHeap {
    private static final int THREADS = 8_000;
    private static final long STACK_BYTES = 256 * 1024;
    private static final String ENTRY = "java.lang.ThreadLocal$ThreadLocalMap$Entry";
    private static final ThreadLocal<Object> EARLIER = new ThreadLocal<>();

    private final ManualClock clock = new ManualClock();
    private final ThreadRegistry registry = new ThreadRegistry("orders", clock, DurationEvents.NONE);
    private volatile int begun;

    private RegistryHeap() {}

    /** Prints, for threads that only count and for those that swap too, the bytes a thread: by layout, and measured. */
    public static void main(String[] arguments) throws Exception {
        new RegistryHeap().measure();
    }

    private void measure() throws Exception {
        List<Consumer<ThreadCounters>> steps = List.of(RegistryHeap::count, RegistryHeap::swap);
        List<CountDownLatch> ends = new ArrayList<>();
        for (int step = 0; step <= steps.size(); step++) {
            ends.add(new CountDownLatch(THREADS));
        }
        List<Thread> threads = new ArrayList<>();
        for (int index = 0; index < THREADS; index++) {
            Thread thread = new Thread(null, () -> live(steps, ends), "live-" + index, STACK_BYTES);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        Workers.await(ends.get(0));
        List<Long> byLayout = byLayout(steps);
        LiveHeap.bytesAfterCollection(); // Loads the classes that measure, which are not to be measured.
        long before = LiveHeap.bytesAfterCollection();
        for (int step = 0; step < steps.size(); step++) {
            begun = step + 1;
            threads.forEach(LockSupport::unpark);
            Workers.await(ends.get(step + 1));
            long measured = LiveHeap.bytesAfterCollection() - before;
            System.out.println(byLayout.get(step) + " " + measured / (double) THREADS);
        }
    }

    private void live(List<Consumer<ThreadCounters>> steps, List<CountDownLatch> ends) {
        EARLIER.set(Thread.currentThread()); // So that the thread has a map of such values.
        ends.get(0).countDown();
        for (int step = 0; step < steps.size(); step++) {
            parkUntilBegun(step + 1);
            steps.get(step).accept(registry.current());
            ends.get(step + 1).countDown();
        }
        parkUntilBegun(Integer.MAX_VALUE);
    }

    /** Waits without an object in the heap, which a latch would have for each thread. */
    private void parkUntilBegun(int step) {
        while (begun < step) {
            LockSupport.park();
        }
    }

    private static void count(ThreadCounters metrics) {
        metrics.written(1);
        metrics.beginBlocked().end();
    }

    private static void swap(ThreadCounters metrics) {
        metrics.beginSwap().end();
    }

    /** After each step: what belongs to one thread, how its thread and the registry find it, and its place in the list. */
    private List<Long> byLayout(List<Consumer<ThreadCounters>> steps) throws ClassNotFoundException {
        ThreadRegistry other = new ThreadRegistry("others", clock, DurationEvents.NONE);
        long toFind = ClassLayout.parseClass(Class.forName(ENTRY)).instanceSize()
                + VM.current().sizeOfField("oop");
        toFind += VM.current().sizeOfField("oop") * LiveThreads.slots(THREADS) / THREADS;
        List<Long> bytes = new ArrayList<>();
        for (Consumer<ThreadCounters> step : steps) {
            step.accept(other.current());
            bytes.add(FootprintTest.bytes(other, clock) + toFind);
        }
        return bytes;
    }
}
