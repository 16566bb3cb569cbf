package io.adaflight.example;

import io.adaflight.AdaFlight;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** A queue that counts by itself what enters it, what it refuses, what is taken and how long threads waited. */
public final class OneLineExample {
    private final BlockingQueue<String> orders = AdaFlight.counted("example-orders", new ArrayBlockingQueue<>(3));

    /** Accepts an order, unless too many wait. */
    public boolean accept(String order) {
        return orders.offer(order);
    }

    /** The order that waited longest; waits for one. */
    public String next() throws InterruptedException {
        return orders.take();
    }
}
