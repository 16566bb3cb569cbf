package io.adaflight.internal.pipeline;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The lanes of a pipeline. Producers add, the drain removes; whoever looks at {@link #slots} allocates nothing and waits for
 * nobody. Any thread.
 */
final class LaneList {
    /*
     * Slots are filled and emptied under the lock. A lane that is added goes into the array that is then published; so whoever
     * stores something and then reads the slots either finds the lane, or the producer that added it finds what was stored
     * (RingPipeline.addLane). An array that was replaced can still show a lane that was removed since.
     */
    private static final int FEWEST = 16;

    private volatile AtomicReferenceArray<@Nullable Lane> slots = new AtomicReferenceArray<>(FEWEST);
    private int lanes;
    private int next;

    /** The lanes at this moment, and empty slots between them. */
    AtomicReferenceArray<@Nullable Lane> slots() {
        return slots;
    }

    synchronized void add(Lane lane) {
        AtomicReferenceArray<@Nullable Lane> room = withRoom(slots);
        while (room.get(next) != null) {
            next = (next + 1) & (room.length() - 1);
        }
        room.set(next, lane);
        lanes++;
        slots = room;
    }

    /* Twice as many slots as lanes when it was full, so that a free one is near; half as many when most are empty. */
    private AtomicReferenceArray<@Nullable Lane> withRoom(AtomicReferenceArray<@Nullable Lane> present) {
        if (lanes == present.length()) {
            return copy(present, 2 * present.length());
        }
        return present.length() > FEWEST && lanes < present.length() / 4
                ? copy(present, present.length() / 2)
                : present;
    }

    private AtomicReferenceArray<@Nullable Lane> copy(AtomicReferenceArray<@Nullable Lane> from, int length) {
        AtomicReferenceArray<@Nullable Lane> copy = new AtomicReferenceArray<>(length);
        int filled = 0;
        for (int slot = 0; slot < from.length(); slot++) {
            Lane lane = from.get(slot);
            if (lane != null) {
                copy.set(filled++, lane);
            }
        }
        next = filled & (length - 1);
        return copy;
    }

    /** Removes a lane if it is there. */
    void remove(Lane lane) {
        remove(lane, 0);
    }

    /**
     * Removes a lane if it is there.
     *
     * @param slot where it was seen
     */
    synchronized void remove(Lane lane, int slot) {
        AtomicReferenceArray<@Nullable Lane> present = slots;
        int mask = present.length() - 1;
        for (int step = 0; step <= mask; step++) {
            int at = (slot + step) & mask;
            if (present.get(at) == lane) {
                present.set(at, null);
                lanes--;
                return;
            }
        }
    }
}
