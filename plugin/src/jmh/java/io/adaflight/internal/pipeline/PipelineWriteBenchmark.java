package io.adaflight.internal.pipeline;

import io.adaflight.internal.pipeline.Producer.Outcome;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs a producer to write an event: ours with metrics and without, queues of others as they are, and the same
 * queues with the counts that ours has built in. One consumer each; {@link Load} says how fast is written and what
 * happens when a queue is full. Throughput, since the average of the producers' times means nothing when one of them
 * waits for the other; {@code BenchmarkTables} turns it into a producer's time for an event.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 3, jvmArgsAppend = "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED")
public abstract class PipelineWriteBenchmark {
    /** What one would count with beside a queue that counts nothing. */
    @State(Scope.Benchmark)
    public static class Adders {
        private final LongAdder written = new LongAdder();
        private final LongAdder bytes = new LongAdder();
        private final LongAdder dropped = new LongAdder();

        boolean counted(boolean taken, int size) {
            if (taken) {
                written.increment();
                bytes.add(size);
            } else {
                dropped.increment();
            }
            return taken;
        }
    }

    /** The work alone. */
    @Benchmark
    public void baseline(Producer producer, Outcome outcome) {
        producer.work();
        outcome.count(true);
    }

    /** Our pipeline. */
    @Benchmark
    public void adaFlight(OwnPipelines.Counted own, Producer producer, Outcome outcome) {
        producer.work();
        outcome.count(own.pipeline.write(producer.event));
    }

    /** Our pipeline without metrics. */
    @Benchmark
    public void adaFlightUncounted(OwnPipelines.Uncounted own, Producer producer, Outcome outcome) {
        producer.work();
        outcome.count(own.pipeline.write(producer.event));
    }

    /** Agrona's ring for one producer, one for each. */
    @Benchmark
    public void agronaOneToOne(PeerQueues.AgronaOneToOne peer, Producer producer, Outcome outcome) {
        producer.work();
        outcome.count(producer.write(peer));
    }

    /** The same, counted. */
    @Benchmark
    public void agronaOneToOneCounted(
            PeerQueues.AgronaOneToOne peer, Adders adders, Producer producer, Outcome outcome) {
        producer.work();
        outcome.count(adders.counted(producer.write(peer), producer.event.length));
    }

    /** Agrona's ring for many producers. */
    @Benchmark
    public void agronaManyToOne(PeerQueues.AgronaManyToOne peer, Producer producer, Outcome outcome) {
        producer.work();
        outcome.count(producer.write(peer));
    }

    /** The same, counted. */
    @Benchmark
    public void agronaManyToOneCounted(
            PeerQueues.AgronaManyToOne peer, Adders adders, Producer producer, Outcome outcome) {
        producer.work();
        outcome.count(adders.counted(producer.write(peer), producer.event.length));
    }

    /** JCTools' queue for many producers. */
    @Benchmark
    public void jcTools(PeerQueues.JcTools peer, Producer producer, Outcome outcome) {
        producer.work();
        outcome.count(producer.write(peer));
    }

    /** The same, counted. */
    @Benchmark
    public void jcToolsCounted(PeerQueues.JcTools peer, Adders adders, Producer producer, Outcome outcome) {
        producer.work();
        outcome.count(adders.counted(producer.write(peer), producer.event.length));
    }

    /** The Disruptor. */
    @Benchmark
    public void disruptor(PeerQueues.Disruptor peer, Producer producer, Outcome outcome) {
        producer.work();
        outcome.count(producer.write(peer));
    }

    /** The same, counted. */
    @Benchmark
    public void disruptorCounted(PeerQueues.Disruptor peer, Adders adders, Producer producer, Outcome outcome) {
        producer.work();
        outcome.count(adders.counted(producer.write(peer), producer.event.length));
    }

    /** The JDK's bounded queue. */
    @Benchmark
    public void arrayBlockingQueue(PeerQueues.ArrayBlocking peer, Producer producer, Outcome outcome) {
        producer.work();
        outcome.count(producer.write(peer));
    }

    /** The same, counted. */
    @Benchmark
    public void arrayBlockingQueueCounted(
            PeerQueues.ArrayBlocking peer, Adders adders, Producer producer, Outcome outcome) {
        producer.work();
        outcome.count(adders.counted(producer.write(peer), producer.event.length));
    }
}
