package io.adaflight.example;

import io.adaflight.AdaFlight;
import io.adaflight.DrainMetrics;
import io.adaflight.PipelineMetrics;
import io.adaflight.Snapshot;
import io.adaflight.ThreadMetrics;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** A thread that takes events out of a queue and says when it waits for them. */
public final class DrainThreadExample {
    private static final byte[] END = {};

    private final PipelineMetrics metrics = AdaFlight.metrics("example-drain");
    private final BlockingQueue<byte[]> queue = new LinkedBlockingQueue<>();
    private final Consumer<byte[]> receiver;

    /** Hands the events on to a receiver. */
    public DrainThreadExample(Consumer<byte[]> receiver) {
        this.receiver = receiver;
    }

    /** Writes events in this thread, and drains them in another one until all are gone. */
    public Snapshot run(Iterable<byte[]> events) throws InterruptedException {
        Thread consumer = new Thread(this::drain, "example-consumer");
        consumer.start();
        ThreadMetrics counts = metrics.thread();
        for (byte[] event : events) {
            queue.put(event);
            counts.written(event.length);
        }
        queue.put(END);
        consumer.join();
        return metrics.snapshot();
    }

    private void drain() {
        DrainMetrics drained = metrics.drainThread();
        drained.endTake(); // The time of the thread is known from here on, also where it never has to wait.
        try {
            for (byte[] event = next(drained); event != END; event = next(drained)) {
                receiver.accept(event);
                drained.drained(event.length);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private byte[] next(DrainMetrics drained) throws InterruptedException {
        byte[] event = queue.poll();
        if (event == null) {
            drained.beginTake();
            try {
                event = queue.take();
            } finally {
                drained.endTake();
            }
        }
        return event;
    }
}
