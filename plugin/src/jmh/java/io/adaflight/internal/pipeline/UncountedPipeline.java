package io.adaflight.internal.pipeline;

import io.adaflight.EventSink;
import io.adaflight.internal.registry.VirtualThreads;
import java.time.Duration;
import java.util.Objects;

/**
 * The control of the metrics: a copy of {@link RingPipeline} as platform threads use it, in which nothing is counted,
 * timed or observed. Has two policies, to block without a limit and to refuse the newest.
 */
final class UncountedPipeline {
    private final PipelineLife state = new PipelineLife();
    private final boolean block;
    private final UncountedDrain drain;

    @SuppressWarnings("ThreadLocalUsage") // As in the original: one for each pipeline.
    private final ThreadLocal<UncountedLane> ofThread = new ThreadLocal<>();

    /** Starts the pipeline, with rings as in the original when nothing is set. */
    UncountedPipeline(boolean block, EventSink sink) {
        this.block = block;
        this.drain = new UncountedDrain(state, sink);
        state.setDrain(drain);
        drain.start();
    }

    boolean write(byte[] source) {
        return write(source, 0, source.length);
    }

    boolean write(byte[] source, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, source.length);
        Thread thread = Thread.currentThread();
        if (VirtualThreads.isVirtual(thread)) {
            throw new IllegalStateException("a virtual thread writes, expected platform threads");
        }
        UncountedLane lane = lane();
        Ring ring = lane.reserve(length);
        if (ring == null) {
            return false;
        }
        System.arraycopy(source, offset, ring.bytes, ring.position(), length);
        lane.commit(ring, length);
        return true;
    }

    private UncountedLane lane() {
        UncountedLane lane = ofThread.get();
        return lane == null ? createLane() : lane;
    }

    private UncountedLane createLane() {
        UncountedLane lane = new UncountedLane(state, block);
        drain.add(lane);
        ofThread.set(lane);
        return lane;
    }

    void end() throws InterruptedException {
        state.beginClose(0, 0);
        drain.finish();
        drain.join(Duration.ofSeconds(10).toMillis());
    }
}
