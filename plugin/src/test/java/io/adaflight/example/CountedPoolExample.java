package io.adaflight.example;

import io.adaflight.AdaFlight;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** An executor whose handler counts the tasks that it refuses. */
public final class CountedPoolExample {
    private CountedPoolExample() {}

    /** An executor with one thread that drops what does not fit behind this many tasks. */
    public static ThreadPoolExecutor pool(int waiting) {
        return new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waiting),
                AdaFlight.counted("example-pool", new ThreadPoolExecutor.DiscardPolicy()));
    }
}
