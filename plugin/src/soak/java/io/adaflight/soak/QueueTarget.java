package io.adaflight.soak;

import io.adaflight.AdaFlight;
import io.adaflight.DrainMetrics;
import io.adaflight.PipelineMetrics;
import io.adaflight.ThreadMetrics;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** A queue of the application's own, whose threads count by themselves. */
final class QueueTarget implements LoadTarget {
    private static final int CAPACITY = 4096;

    private final BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(CAPACITY);
    private final PipelineMetrics metrics;
    private final Thread receiver;
    private volatile boolean closed;
    private long received;
    private long receivedBytes;

    QueueTarget(String name) {
        this.metrics = AdaFlight.metrics(name);
        this.receiver = new Thread(this::receive, name + "-receiver");
        receiver.start();
    }

    @Override
    public String name() {
        return metrics.name();
    }

    @Override
    public boolean offer(byte[] event, int length) {
        ThreadMetrics counts = metrics.thread();
        boolean accepted = queue.offer(length);
        if (accepted) {
            counts.written(length);
        } else {
            counts.rejected(length);
        }
        return accepted;
    }

    @Override
    public void filter() {
        metrics.thread().filtered();
    }

    private void receive() {
        DrainMetrics drained = metrics.drainThread();
        try {
            while (!closed || !queue.isEmpty()) {
                Integer length = queue.poll(10, TimeUnit.MILLISECONDS);
                if (length != null) {
                    drained.drained(length);
                    received++;
                    receivedBytes += length;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            receiver.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the receiver of '" + name() + "' ended", e);
        }
    }

    @Override
    public Tally tally(List<LoadWriter> writers) {
        return LoadWriter.tally(name(), writers, received, receivedBytes, 0);
    }
}
