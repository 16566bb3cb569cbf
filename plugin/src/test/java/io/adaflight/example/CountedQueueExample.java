package io.adaflight.example;

import io.adaflight.AdaFlight;
import io.adaflight.PipelineMetrics;
import io.adaflight.ThreadMetrics;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** A bounded queue of the application that counts what it takes and what does not fit. */
public final class CountedQueueExample {
    private final PipelineMetrics metrics = AdaFlight.metrics("example-queue");
    private final BlockingQueue<byte[]> queue;

    /** A queue of this many events. */
    public CountedQueueExample(int capacity) {
        queue = new ArrayBlockingQueue<>(capacity);
    }

    /** Offers an event; any thread, as each counts in counters of its own. */
    public boolean offer(byte[] event) {
        ThreadMetrics counts = metrics.thread();
        boolean accepted = queue.offer(event);
        if (accepted) {
            counts.written(event.length);
        } else {
            counts.rejected(event.length);
        }
        counts.queueDepth(queue.size());
        return accepted;
    }

    /** What was counted. */
    public PipelineMetrics metrics() {
        return metrics;
    }
}
