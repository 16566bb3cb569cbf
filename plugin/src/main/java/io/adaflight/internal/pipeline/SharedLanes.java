package io.adaflight.internal.pipeline;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The lanes that virtual threads share: as many as the registry has cells, however many threads there are. */
final class SharedLanes {
    private final int stripes;
    private final IntFunction<SharedLane> create;
    private volatile @Nullable List<SharedLane> lanes;
    private boolean shut;

    /**
     * No lanes yet.
     *
     * @param stripes how many there will be; a power of two
     * @param create makes one
     */
    SharedLanes(int stripes, IntFunction<SharedLane> create) {
        this.stripes = stripes;
        this.create = create;
    }

    /** The lane of a virtual thread: always the same, so that the order of its events holds. Any thread. */
    SharedLane lane(long threadId) {
        List<SharedLane> present = lanes;
        if (present == null) {
            present = createLanes();
        }
        return present.get((int) threadId & (stripes - 1));
    }

    private synchronized List<SharedLane> createLanes() {
        List<SharedLane> present = lanes;
        if (present == null) {
            present = IntStream.range(0, stripes).mapToObj(create).toList();
            lanes = present;
        }
        return present;
    }

    /**
     * Waits until no virtual thread is inside a write, at most until a time, and lets none in any more; whoever closes, any
     * number of times.
     */
    synchronized void shut(long untilNanos) {
        List<SharedLane> present = lanes;
        if (present != null && !shut) {
            shut = true;
            present.forEach(lane -> lane.shut(untilNanos));
        }
    }
}
