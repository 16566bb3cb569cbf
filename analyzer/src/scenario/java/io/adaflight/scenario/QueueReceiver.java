package io.adaflight.scenario;

import io.adaflight.AdaFlight;
import io.adaflight.DrainMetrics;
import io.adaflight.PipelineMetrics;
import io.adaflight.ThreadMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A queue of the program, of one of several classes, whose takes are made in one of several ways. */
final class QueueReceiver implements Receiver {
    private final BlockingQueue<byte[]> queue;
    private final PipelineMetrics metrics;
    private final List<Thread> threads = new ArrayList<>();
    private final Supplier<Sink> sinks;
    private final boolean paired;
    private final boolean polls;
    private final int capacity;
    private final int most;
    private volatile boolean ended;

    QueueReceiver(Draw draw, Plan plan, Supplier<Sink> sinks) {
        this.capacity = (int) Math.max(4, plan.rate() * plan.fillMillis() / 1000);
        this.queue = switch (draw.between(0, 2)) {
            case 0 -> new ArrayBlockingQueue<>(capacity);
            case 1 -> new LinkedBlockingQueue<>(capacity);
            default -> new LinkedBlockingDeque<>(capacity);
        };
        this.metrics = AdaFlight.metrics(draw.name());
        this.sinks = sinks;
        this.paired = plan.path() == Plan.PathKind.PAIRED_QUEUE;
        this.polls = draw.flip();
        this.most = draw.flip() ? 1 : draw.between(2, 64);
        String name = draw.name();
        for (int index = 0; index < plan.drains(); index++) {
            Thread thread = new Thread(this::drain, name + "-" + index);
            threads.add(thread);
            thread.start();
        }
    }

    @Override
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

    private void drain() {
        DrainMetrics drained = metrics.drainThread();
        Sink sink = sinks.get();
        List<byte[]> batch = new ArrayList<>();
        try {
            while (take(drained, batch)) {
                for (byte[] event : batch) {
                    sink.accept(event.length);
                    drained.drained(event.length);
                }
                batch.clear();
            }
            sink.end();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean take(DrainMetrics drained, List<byte[]> batch) throws InterruptedException {
        while (batch.isEmpty()) {
            if (ended && queue.isEmpty()) {
                return false;
            }
            if (paired) {
                drained.beginTake();
            }
            byte[] first = polls ? queue.poll(20, TimeUnit.MILLISECONDS) : queue.poll(1, TimeUnit.SECONDS);
            if (paired) {
                drained.endTake();
            }
            if (first != null) {
                batch.add(first);
                queue.drainTo(batch, most - 1);
            }
        }
        return true;
    }

    @Override
    public long lost() {
        return metrics.snapshot().totals().dropped();
    }

    @Override
    public double capacity() {
        return capacity;
    }

    @Override
    public void close() throws InterruptedException {
        ended = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
