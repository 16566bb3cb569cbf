package io.adaflight.pipeline;

import io.adaflight.counters.BlockedSpan;
import io.adaflight.counters.ThreadMetrics;
import io.adaflight.registry.ThreadRegistry;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The lanes that virtual threads share: as many as the registry has cells, however many threads there are. */
final class SharedLanes {
    /*
     * A virtual thread claims its lane for the length of one copy, during which it cannot be unmounted: it neither parks nor
     * takes a monitor. So a claim lasts nanoseconds, or a time slice when the system takes the carrier away. A thread always
     * uses the same lane, so that the order of its events holds.
     */
    private static final int SPINS = 100;
    private static final long PARK_NANOS = 1_000_000;

    private final PipelineOptions options;
    private final PipelineState state;
    private final ThreadRegistry registry;
    private final Function<ThreadMetrics, Lane> create;
    private volatile @Nullable List<SharedLane> lanes;

    SharedLanes(
            PipelineOptions options,
            PipelineState state,
            ThreadRegistry registry,
            Function<ThreadMetrics, Lane> create) {
        this.options = options;
        this.state = state;
        this.registry = registry;
        this.create = create;
    }

    /** Writes an event of a virtual thread; any number of them at a time. */
    boolean write(long threadId, ByteBuffer event) {
        SharedLane lane = lane(threadId);
        int result = lane.write(event);
        return result == Lane.WAIT ? writeBlocking(lane, event) : result >= 0;
    }

    private SharedLane lane(long threadId) {
        List<SharedLane> present = lanes;
        if (present == null) {
            present = createLanes();
        }
        return present.get((int) threadId & (present.size() - 1));
    }

    private synchronized List<SharedLane> createLanes() {
        List<SharedLane> present = lanes;
        if (present == null) {
            present = IntStream.range(0, ThreadRegistry.stripes())
                    .mapToObj(stripe -> new SharedLane(create, registry.shared(stripe)))
                    .toList();
            lanes = present;
        }
        return present;
    }

    private boolean writeBlocking(SharedLane lane, ByteBuffer event) {
        BlockedSpan span = lane.metrics.beginBlocked();
        long begin = options.clock().nanos();
        long limit = options.policy().limit().toNanos();
        long remaining = limit;
        int result = Lane.WAIT;
        while (result == Lane.WAIT && remaining > 0 && !Thread.currentThread().isInterrupted()) {
            state.wakeDrain();
            LockSupport.parkNanos(this, Math.min(remaining, PARK_NANOS));
            result = lane.write(event);
            remaining = limit - (options.clock().nanos() - begin);
        }
        if (result == Lane.WAIT) {
            lane.metrics.rejected(event.remaining());
        }
        span.end(result >= 0);
        return result >= 0;
    }

    /** Waits until no virtual thread is inside a write, and lets none in any more; the closer. */
    synchronized void shut() {
        List<SharedLane> present = lanes;
        if (present != null) {
            present.forEach(SharedLane::claim);
        }
    }

    private static final class SharedLane {
        private final Lane lane;
        private final ThreadMetrics metrics;
        private final AtomicBoolean claimed = new AtomicBoolean();

        SharedLane(Function<ThreadMetrics, Lane> create, ThreadMetrics metrics) {
            this.lane = create.apply(metrics);
            this.metrics = metrics;
        }

        int write(ByteBuffer event) {
            if (!claimUnlessShut()) {
                metrics.rejected(event.remaining());
                return Lane.REJECTED;
            }
            try {
                int length = event.remaining();
                int position = lane.reserve(length, false);
                if (position >= 0) {
                    event.get(event.position(), lane.memory(), position, length);
                    lane.commit(length);
                }
                return position;
            } finally {
                claimed.setRelease(false);
            }
        }

        private boolean claimUnlessShut() {
            for (int spin = 0; !claimed.compareAndSet(false, true); spin++) {
                if (lane.isClosed()) {
                    return false;
                }
                pause(spin);
            }
            return true;
        }

        void claim() {
            for (int spin = 0; !claimed.compareAndSet(false, true); spin++) {
                pause(spin);
            }
        }

        @SuppressWarnings("ThreadPriorityCheck") // Who holds the claim may wait for this very processor.
        private static void pause(int spin) {
            if (spin < SPINS) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
    }
}
