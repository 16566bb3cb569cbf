package io.adaflight.internal.pipeline;

import io.adaflight.internal.counters.ThreadCounters;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The rings of a lane, allocated as they are needed. The producer takes them, the drain gives them back. */
final class RingPool {
    private final int ringBytes;
    private final AtomicReferenceArray<@Nullable Ring> rings;
    private volatile int allocated;
    private long sequence;

    RingPool(int maximum, int ringBytes) {
        this.ringBytes = ringBytes;
        this.rings = new AtomicReferenceArray<>(maximum);
    }

    // The producer.

    /** A free ring, allocated if need be; null when there is none. The failure to allocate one is counted. */
    @Nullable
    Ring takeFree(ThreadCounters metrics) {
        int present = allocated;
        for (int index = 0; index < present; index++) {
            Ring ring = rings.get(index);
            if (ring != null && ring.isFree()) {
                return ring;
            }
        }
        return present < rings.length() ? allocate(present, metrics) : null;
    }

    private @Nullable Ring allocate(int index, ThreadCounters metrics) {
        try {
            Ring ring = newRing(ringBytes);
            rings.set(index, ring);
            allocated = index + 1;
            return ring;
        } catch (OutOfMemoryError e) {
            metrics.allocationFailed();
            return null;
        }
    }

    /** The next number in the order of the rings' use. */
    long nextSequence() {
        return sequence++;
    }

    /** Takes the ring that was filled first and is not claimed; null when there is none. */
    @Nullable
    Ring evictOldest() {
        while (true) {
            Ring oldest = null;
            for (int index = 0; index < allocated; index++) {
                Ring ring = rings.get(index);
                if (ring != null && ring.isEvictable() && (oldest == null || ring.sequence < oldest.sequence)) {
                    oldest = ring;
                }
            }
            if (oldest == null || oldest.evict()) {
                return oldest;
            }
        }
    }

    // The drain.

    /**
     * Claims the ring that has been in use for longest; null when no ring is in use. All events of rings before it have been
     * consumed or evicted.
     *
     * @param activeToo whether the active ring may be claimed, and not only full ones
     */
    @Nullable
    @SuppressWarnings("ThreadPriorityCheck") // Who has the claim may wait for this very processor.
    Ring claimOldest(boolean activeToo) {
        while (true) {
            Ring oldest = oldestInUse();
            if (oldest == null || !(activeToo || oldest.isFull())) {
                return null;
            }
            if (oldest.claim()) {
                if (oldest == oldestInUse()) {
                    return oldest;
                }
                oldest.unclaim();
            } else if (!oldest.isFree()) {
                Thread.yield(); // A producer takes back what it wrote too late (Lane.evictLate): a few instructions.
            }
        }
    }

    /*
     * While the drain looks from ring to ring, the producer may evict some and fill others, so that one look can miss a ring
     * and take a younger one. A second look after the claim cannot: the claimed ring stays what it is, and every ring that was
     * activated before it is in use, evicted, or younger by now. SwapStress proves it.
     */
    private @Nullable Ring oldestInUse() {
        Ring oldest = null;
        long oldestSequence = Long.MAX_VALUE;
        for (int index = 0; index < allocated; index++) {
            Ring ring = rings.get(index);
            if (ring != null && !ring.isFree()) {
                long sequenceOfRing = ring.sequence;
                if (sequenceOfRing < oldestSequence) {
                    oldest = ring;
                    oldestSequence = sequenceOfRing;
                }
            }
        }
        return oldest;
    }

    /** Gives the memory back; nobody uses the rings any more. */
    void clear() {
        allocated = 0;
        for (int index = 0; index < rings.length(); index++) {
            rings.set(index, null);
        }
    }

    // Any thread.

    /** Rings that are free or not allocated yet. */
    int free() {
        int present = allocated;
        int free = rings.length() - present;
        for (int index = 0; index < present; index++) {
            Ring ring = rings.get(index);
            if (ring != null && ring.isFree()) {
                free++;
            }
        }
        return free;
    }

    /** Whether a ring waits to be drained as a whole. */
    boolean hasFull() {
        for (int index = 0; index < allocated; index++) {
            Ring ring = rings.get(index);
            if (ring != null && ring.isFull()) {
                return true;
            }
        }
        return false;
    }

    int allocated() {
        return allocated;
    }

    Ring newRing(int bytes) {
        return new Ring(bytes);
    }

    /** A ring; null where none is allocated. */
    @Nullable
    Ring get(int index) {
        return rings.get(index);
    }

    /** Events that wait; may be late by what happens at the same time. */
    int waitingEvents() {
        int waiting = 0;
        for (int index = 0; index < allocated; index++) {
            Ring ring = rings.get(index);
            if (ring != null && !ring.isFree()) {
                waiting += ring.waitingEvents();
            }
        }
        return waiting;
    }
}
