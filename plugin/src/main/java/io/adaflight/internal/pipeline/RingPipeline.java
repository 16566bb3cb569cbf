package io.adaflight.internal.pipeline;

import io.adaflight.CloseReport;
import io.adaflight.EventPipeline;
import io.adaflight.EventSink;
import io.adaflight.internal.counters.DurationEvents;
import io.adaflight.internal.counters.ThreadCounters;
import io.adaflight.internal.registry.PipelineConfiguration;
import io.adaflight.internal.registry.ThreadRegistry;
import io.adaflight.internal.registry.VirtualThreads;
import io.adaflight.internal.time.NanoClock;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The event pipeline of rings: each platform thread has a lane, virtual threads share some. */
public final class RingPipeline extends EventPipeline {
    private final PipelineOptions options;
    private final ThreadRegistry registry;
    private final PipelineConfiguration configuration;
    private final PipelineLife life;
    private final DrainThread drainThread;
    private final SharedLanes sharedLanes;
    private final PipelineCloser closer;

    @SuppressWarnings("ThreadLocalUsage") // One for each pipeline: a thread has a lane in each.
    private final LaneOfThread ofThread = new LaneOfThread();

    RingPipeline(PipelineOptions options, ThreadRegistry registry, PipelineLife life, EventSink sink) {
        this.options = options;
        this.life = life;
        this.registry = registry;
        this.configuration = options.configuration(sink);
        this.drainThread = new DrainThread(options, life, registry, sink);
        this.sharedLanes = new SharedLanes(ThreadRegistry.stripes(), this::createSharedLane);
        this.closer = new PipelineCloser(life, drainThread, sharedLanes, options.clock());
        life.setDrain(drainThread);
    }

    /**
     * Sets up a pipeline.
     *
     * @param registry whose name and counters the pipeline takes
     * @param clock where the time comes from
     * @param events where single happenings are recorded
     * @param owner asked before the pipeline is set up, and given it before it starts; what it throws keeps it from that
     */
    public static RingPipelineBuilder builder(
            ThreadRegistry registry, NanoClock clock, DurationEvents events, PipelineOwner owner) {
        return new RingPipelineBuilder(registry, clock, events, owner);
    }

    /** Starts the drain unless the pipeline is closed already; the builder. What keeps it from starting closes the pipeline. */
    void start() {
        try {
            drainThread.begin();
        } catch (OutOfMemoryError e) { // No thread to be had.
            close(Duration.ZERO);
            throw e;
        }
    }

    /** The life of the pipeline. */
    public PipelineLife life() {
        return life;
    }

    @Override
    public String name() {
        return options.name();
    }

    /** How the pipeline is set up. */
    public PipelineConfiguration configuration() {
        return configuration;
    }

    @Override
    public boolean isClosed() {
        return !life.isOpen();
    }

    @Override
    public boolean write(byte[] event) {
        return write(event, 0, event.length);
    }

    @Override
    public boolean write(byte[] source, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, source.length);
        Thread thread = Thread.currentThread();
        if (VirtualThreads.isVirtual(thread)) {
            return writeShared(thread.getId(), source, null, offset, length);
        }
        Lane lane = lane(thread);
        if (lane == null) {
            return reject(registry.current(), length);
        }
        Ring ring = lane.reserve(length);
        if (ring == null) {
            return false;
        }
        System.arraycopy(source, offset, ring.bytes, ring.position(), length);
        lane.commit(ring, length);
        return true;
    }

    @Override
    public boolean write(ByteBuffer event) {
        Thread thread = Thread.currentThread();
        if (VirtualThreads.isVirtual(thread)) {
            return writeShared(thread.getId(), null, event, event.position(), event.remaining());
        }
        Lane lane = lane(thread);
        int length = event.remaining();
        if (lane == null) {
            return reject(registry.current(), length);
        }
        Ring ring = lane.reserve(length);
        if (ring == null) {
            return false;
        }
        event.get(event.position(), ring.bytes, ring.position(), length);
        lane.commit(ring, length);
        return true;
    }

    /** Writes an event as a virtual thread with some id does; the bytes are in an array or in a buffer. */
    boolean writeShared(long threadId, byte @Nullable [] array, @Nullable ByteBuffer buffer, int offset, int length) {
        SharedLane lane = sharedLane(threadId);
        if (lane == null) {
            return reject(registry.shared(threadId), length);
        }
        Ring ring = lane.reserve(length);
        if (ring == null) {
            return false;
        }
        try {
            if (array != null) {
                System.arraycopy(array, offset, ring.bytes, ring.position(), length);
            } else if (buffer != null) {
                buffer.get(offset, ring.bytes, ring.position(), length);
            }
            lane.commit(ring, length);
        } finally {
            lane.unclaim();
        }
        return true;
    }

    @Override
    public void filtered() {
        registry.current().filtered();
    }

    private static boolean reject(ThreadCounters metrics, int length) {
        metrics.rejected(length);
        return false;
    }

    private @Nullable Lane lane(Thread thread) {
        Lane lane = ofThread.get();
        return lane == null ? createLane(thread) : lane;
    }

    /*
     * A thread that comes after the close gets no lane: nobody would end it.
     */
    private @Nullable Lane createLane(Thread thread) {
        if (!life.isOpen()) {
            return null;
        }
        ThreadCounters metrics = registry.current();
        try {
            Lane lane = Lane.attached(metrics, life);
            if (lane == null) {
                lane = addLane(metrics, LaneOwner.thread(thread));
            }
            ofThread.set(lane);
            return lane;
        } catch (OutOfMemoryError e) {
            metrics.allocationFailed();
            return null;
        }
    }

    private @Nullable SharedLane sharedLane(long threadId) {
        return life.isOpen() ? sharedLanes.lane(threadId) : null;
    }

    private SharedLane createSharedLane(int stripe) {
        ThreadCounters metrics = registry.shared(stripe);
        return new SharedLane(addLane(metrics, LaneOwner.virtualThreads()), metrics, options, life);
    }

    /*
     * Either whoever closes finds the lane among the others, or the lane sees here that it is too late and ends itself. The lane is
     * attached last, which needs no memory: a lane that is attached is drained, and ended with its thread.
     */
    private Lane addLane(ThreadCounters metrics, LaneOwner owner) {
        Lane lane = new Lane(options, life, metrics, owner);
        drainThread.loop().add(lane);
        metrics.attach(lane);
        if (!life.isOpen()) {
            drainThread.loop().remove(lane);
            lane.end();
        }
        return lane;
    }

    @Override
    public void close() {
        close(DEFAULT_CLOSE_DEADLINE);
    }

    @Override
    public CloseReport close(Duration deadline) {
        if (deadline.isNegative()) {
            throw new IllegalArgumentException("close deadline is " + deadline + ", expected at least 0");
        }
        return closer.close(deadline);
    }

    /** Begins to close: refuses further writes and lets the drain end, and waits for nothing. */
    public void beginClose(Duration deadline) {
        closer.begin(deadline);
    }

    /** Final, so that the JIT knows which thread-local it has. */
    private static final class LaneOfThread extends ThreadLocal<Lane> {}
}
