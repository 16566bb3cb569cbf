package io.adaflight.internal.pipeline;

import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * A queue of others with one consumer, a thread that hands what it gets to the sink and, when there is nothing, spins,
 * yields and parks as Agrona's agents do.
 */
@State(Scope.Benchmark)
public abstract class PeerQueue {
    /** The most events that a consumer takes at once. */
    static final int BATCH = 64;

    private static final long SPINS = 10;
    private static final long YIELDS = 20;
    private static final long SHORTEST_PARK_NANOS = 1_000;

    // A tenth of what Agrona has by default: in 1 ms a paced producer could fill the queue.
    private static final long LONGEST_PARK_NANOS = 100_000;

    /** Where events go; for the consumer. */
    final LookingSink sink = new LookingSink();

    @SuppressWarnings("NullAway.Init")
    private Thread consumer;

    private volatile boolean stopped;

    /** Makes room. */
    abstract void open(Load load, int producers);

    /** Copies an event into the queue; false when there is no room. For the producers. */
    abstract boolean offer(Producer producer);

    /** Hands what there is to the sink, and says how much it was. For the consumer. */
    abstract int poll();

    /** Starts the consumer. */
    @Setup
    public void start(Load load, BenchmarkParams params) {
        open(load, params.getThreads());
        consumer = new Thread(this::consume, "peer-consumer");
        consumer.setDaemon(true);
        consumer.start();
    }

    private void consume() {
        IdleStrategy idle = new BackoffIdleStrategy(SPINS, YIELDS, SHORTEST_PARK_NANOS, LONGEST_PARK_NANOS);
        while (!stopped) {
            idle.idle(poll());
        }
        /* On a busy machine a short run can end before the consumer has had a processor. */
        int taken;
        do {
            taken = poll();
        } while (taken > 0);
    }

    /** Ends the consumer. */
    @TearDown
    public void close() throws InterruptedException {
        stopped = true;
        consumer.join();
        sink.check();
    }
}
