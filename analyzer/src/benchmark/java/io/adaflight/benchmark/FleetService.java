package io.adaflight.benchmark;

import io.adaflight.AdaFlight;
import io.adaflight.DropPolicy;
import io.adaflight.EventPipeline;
import io.adaflight.EventSink;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One service of a fleet: two threads log into a pipeline. In the faulty version the sink sleeps for each event. */
public final class FleetService {
    private static final long RUN_NANOS = 3_000_000_000L;
    private static final int EVENT_BYTES = 100;

    private FleetService() {}

    /**
     * Runs the service for three seconds.
     *
     * @param arguments {@code faulty} or {@code sound}
     */
    public static void main(String[] arguments) throws Exception {
        try (EventPipeline pipeline = AdaFlight.pipeline("orders")
                .rings(4)
                .dropPolicy(DropPolicy.oldest())
                .sink(sink(arguments[0]))
                .open()) {
            Thread[] threads = {
                new Thread(() -> log(pipeline), "handler-1"), new Thread(() -> log(pipeline), "handler-2")
            };
            for (Thread thread : threads) {
                thread.start();
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    /** The sink of a version, {@code faulty} or {@code sound}. */
    static EventSink sink(String kind) {
        boolean faulty = kind.equals("faulty");
        return event -> {
            if (faulty) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
        };
    }

    private static void log(EventPipeline pipeline) {
        byte[] event = new byte[EVENT_BYTES];
        long end = System.nanoTime() + RUN_NANOS;
        while (System.nanoTime() - end < 0) {
            for (int index = 0; index < 10; index++) {
                pipeline.write(event);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }
}
