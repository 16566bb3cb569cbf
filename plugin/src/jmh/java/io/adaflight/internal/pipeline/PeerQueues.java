package io.adaflight.internal.pipeline;

import com.lmax.disruptor.EventPoller;
import com.lmax.disruptor.EventTranslatorOneArg;
import com.lmax.disruptor.YieldingWaitStrategy;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.stream.IntStream;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.ManyToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;
import org.jctools.queues.MpscArrayQueue;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * The queues that ours stands beside. Each holds as many bytes as our rings and owns what it holds: where a queue takes
 * references, an event is copied into an array of its own.
 */
public final class PeerQueues {
    private static final int MESSAGE_TYPE = 1;

    private PeerQueues() {}

    private static UnsafeBuffer ringMemory(int bytes) {
        return new UnsafeBuffer(ByteBuffer.allocateDirect(bytes + RingBufferDescriptor.TRAILER_LENGTH));
    }

    private abstract static class AgronaQueue extends PeerQueue {
        void take(int type, DirectBuffer buffer, int index, int length) {
            sink.take(length, buffer.getByte(index), buffer.getByte(index + length - 1));
        }
    }

    /** A ring of Agrona for each producer, which its consumer reads in turn. */
    @State(Scope.Benchmark)
    public static class AgronaOneToOne extends AgronaQueue {
        @SuppressWarnings("NullAway.Init")
        private RingBuffer[] rings;

        @Override
        void open(Load load, int producers) {
            rings = IntStream.range(0, producers)
                    .mapToObj(producer -> new OneToOneRingBuffer(ringMemory(load.ringBytes(1))))
                    .toArray(RingBuffer[]::new);
        }

        @Override
        boolean offer(Producer producer) {
            return rings[producer.number].write(MESSAGE_TYPE, producer.buffer, 0, producer.event.length);
        }

        @Override
        int poll() {
            int taken = 0;
            for (RingBuffer ring : rings) {
                taken += ring.read(this::take, BATCH);
            }
            return taken;
        }
    }

    /** A ring of Agrona for all producers. */
    @State(Scope.Benchmark)
    public static class AgronaManyToOne extends AgronaQueue {
        @SuppressWarnings("NullAway.Init")
        private RingBuffer ring;

        @Override
        void open(Load load, int producers) {
            ring = new ManyToOneRingBuffer(ringMemory(load.ringBytes(producers)));
        }

        @Override
        boolean offer(Producer producer) {
            return ring.write(MESSAGE_TYPE, producer.buffer, 0, producer.event.length);
        }

        @Override
        int poll() {
            return ring.read(this::take, BATCH);
        }
    }

    /** JCTools' queue of references for many producers. */
    @State(Scope.Benchmark)
    public static class JcTools extends PeerQueue {
        @SuppressWarnings("NullAway.Init")
        private MpscArrayQueue<byte[]> queue;

        @Override
        void open(Load load, int producers) {
            queue = new MpscArrayQueue<>(load.capacity(producers));
        }

        @Override
        boolean offer(Producer producer) {
            return queue.offer(producer.event.clone());
        }

        @Override
        int poll() {
            return queue.drain(sink::take, BATCH);
        }
    }

    /** The Disruptor, for one producer where there is one, with arrays that it keeps. */
    @State(Scope.Benchmark)
    public static class Disruptor extends PeerQueue {
        private static final EventTranslatorOneArg<byte[], byte[]> COPY =
                (slot, sequence, event) -> System.arraycopy(event, 0, slot, 0, event.length);

        @SuppressWarnings("NullAway.Init")
        private com.lmax.disruptor.RingBuffer<byte[]> ring;

        @SuppressWarnings("NullAway.Init")
        private EventPoller<byte[]> poller;

        private int taken;

        @Override
        void open(Load load, int producers) {
            int capacity = load.capacity(producers);
            ring = producers == 1
                    ? com.lmax.disruptor.RingBuffer.createSingleProducer(
                            () -> new byte[load.size], capacity, new YieldingWaitStrategy())
                    : com.lmax.disruptor.RingBuffer.createMultiProducer(
                            () -> new byte[load.size], capacity, new YieldingWaitStrategy());
            poller = ring.newPoller();
            ring.addGatingSequences(poller.getSequence());
        }

        @Override
        boolean offer(Producer producer) {
            return ring.tryPublishEvent(COPY, producer.event);
        }

        @Override
        int poll() {
            taken = 0;
            try {
                poller.poll(this::take);
            } catch (Exception e) {
                throw new IllegalStateException("the sink of a benchmark threw", e);
            }
            return taken;
        }

        private boolean take(byte[] event, long sequence, boolean endOfBatch) {
            sink.take(event);
            taken++;
            return taken < BATCH;
        }
    }

    /** The JDK's queue of references. */
    @State(Scope.Benchmark)
    public static class ArrayBlocking extends PeerQueue {
        private final List<byte[]> batch = new ArrayList<>(BATCH);

        @SuppressWarnings("NullAway.Init")
        private ArrayBlockingQueue<byte[]> queue;

        @Override
        void open(Load load, int producers) {
            queue = new ArrayBlockingQueue<>(load.capacity(producers));
        }

        @Override
        boolean offer(Producer producer) {
            return queue.offer(producer.event.clone());
        }

        @Override
        int poll() {
            int taken = queue.drainTo(batch, BATCH);
            for (int event = 0; event < taken; event++) {
                sink.take(batch.get(event));
            }
            batch.clear();
            return taken;
        }
    }
}
