package io.adaflight.demo;

import io.adaflight.AdaFlight;
import io.adaflight.DrainMetrics;
import io.adaflight.PipelineMetrics;
import io.adaflight.ThreadMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Counts what three threads offer to an {@code ArrayBlockingQueue} that one thread empties too slowly. */
public final class OwnQueueExample {
    private static final byte[] END = {};
    private static final int PRODUCERS = 3;

    private final PipelineMetrics metrics = AdaFlight.metrics("orders");
    private final BlockingQueue<byte[]> queue = new ArrayBlockingQueue<>(100);

    private OwnQueueExample() {}

    /**
     * Runs the example.
     *
     * @param arguments how many events each producer offers
     */
    public static void main(String[] arguments) throws InterruptedException {
        new OwnQueueExample().run(Integer.parseInt(arguments[0]));
    }

    private void run(int events) throws InterruptedException {
        Thread consumer = new Thread(this::consume, "consumer");
        consumer.start();
        List<Thread> producers = new ArrayList<>();
        for (int number = 1; number <= PRODUCERS; number++) {
            Thread producer = new Thread(() -> produce(events), "producer-" + number);
            producers.add(producer);
            producer.start();
        }
        for (Thread producer : producers) {
            producer.join();
        }
        queue.put(END);
        consumer.join();
    }

    private void produce(int events) {
        ThreadMetrics counts = metrics.thread();
        for (int number = 0; number < events; number++) {
            byte[] event = ("order " + number).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            if (queue.offer(event)) {
                counts.written(event.length);
            } else {
                counts.rejected(event.length);
            }
            counts.queueDepth(queue.size());
        }
    }

    private void consume() {
        try {
            DrainMetrics drained = metrics.drainThread();
            for (byte[] event = queue.take(); event != END; event = queue.take()) {
                ship(event);
                drained.drained(event.length);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void ship(byte[] event) throws InterruptedException {
        if (event.length % 10 == 0) {
            Thread.sleep(1);
        }
    }
}
