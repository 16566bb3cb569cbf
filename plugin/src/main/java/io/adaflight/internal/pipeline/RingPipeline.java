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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The event pipeline of rings: each platform thread has a lane, virtual threads share some. */
public final class RingPipeline extends EventPipeline {
    private final PipelineOptions options;
    private final ThreadRegistry registry;
    private final PipelineConfiguration configuration;
    private final PipelineState state = new PipelineState();
    private final DrainThread drainThread;
    private final SharedLanes sharedLanes;
    private final PipelineCloser closer;

    @SuppressWarnings("ThreadLocalUsage") // One for each pipeline: a thread has a lane in each.
    private final LaneOfThread ofThread = new LaneOfThread();

    RingPipeline(PipelineOptions options, ThreadRegistry registry, EventSink sink) {
        this.options = options;
        this.registry = registry;
        this.configuration = options.configuration(sink);
        this.drainThread = new DrainThread(options, state, registry, sink);
        this.sharedLanes = new SharedLanes(ThreadRegistry.stripes(), this::createSharedLane);
        this.closer = new PipelineCloser(state, drainThread, sharedLanes, options.clock());
        state.setDrain(drainThread);
    }

    /**
     * Sets up a pipeline.
     *
     * @param registry whose name and counters the pipeline takes
     * @param clock where the time comes from
     * @param events where single happenings are recorded
     * @param opened called with the pipeline before it starts; what it throws keeps the pipeline from starting
     */
    public static RingPipelineBuilder builder(
            ThreadRegistry registry, NanoClock clock, DurationEvents events, Consumer<RingPipeline> opened) {
        return new RingPipelineBuilder(registry, clock, events, opened);
    }

    /** Starts the drain unless the pipeline is closed already; the builder. What keeps it from starting closes the pipeline. */
    void start() {
        try {
            if (!state.isClosed()) {
                drainThread.start();
            }
        } catch (OutOfMemoryError e) { // No thread to be had.
            close(Duration.ZERO);
            throw e;
        }
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
        return state.isClosed();
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
            return writeShared(thread.getId(), source, offset, length);
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

    private boolean writeShared(long threadId, byte[] source, int offset, int length) {
        SharedLane lane = sharedLane(threadId);
        if (lane == null) {
            return reject(registry.shared(threadId), length);
        }
        Ring ring = lane.reserve(length);
        if (ring == null) {
            return false;
        }
        System.arraycopy(source, offset, ring.bytes, ring.position(), length);
        lane.commit(ring, length);
        lane.unclaim();
        return true;
    }

    @Override
    public boolean write(ByteBuffer event) {
        Thread thread = Thread.currentThread();
        if (VirtualThreads.isVirtual(thread)) {
            return writeShared(thread.getId(), event);
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

    /** Writes an event as a virtual thread with some id does. */
    boolean writeShared(long threadId, ByteBuffer event) {
        SharedLane lane = sharedLane(threadId);
        int length = event.remaining();
        if (lane == null) {
            return reject(registry.shared(threadId), length);
        }
        Ring ring = lane.reserve(length);
        if (ring == null) {
            return false;
        }
        try {
            event.get(event.position(), ring.bytes, ring.position(), length);
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
        if (state.isClosed()) {
            return null;
        }
        Lane lane = addLane(registry.current(), LaneOwner.thread(thread));
        ofThread.set(lane);
        return lane;
    }

    private @Nullable SharedLane sharedLane(long threadId) {
        return state.isClosed() ? null : sharedLanes.lane(threadId);
    }

    private SharedLane createSharedLane(int stripe) {
        ThreadCounters metrics = registry.shared(stripe);
        return new SharedLane(addLane(metrics, LaneOwner.virtualThreads()), metrics, options, state);
    }

    /*
     * Either whoever closes finds the lane among the others, or the lane sees here that it is too late and ends itself.
     */
    private Lane addLane(ThreadCounters metrics, LaneOwner owner) {
        Lane lane = new Lane(options, state, metrics, owner);
        drainThread.loop().add(lane);
        if (state.isClosed()) {
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
        return state.isDrain() ? closer.closeFromSink(deadline) : closer.close(deadline);
    }

    /** Final, so that the JIT knows which thread-local it has. */
    private static final class LaneOfThread extends ThreadLocal<Lane> {}
}
