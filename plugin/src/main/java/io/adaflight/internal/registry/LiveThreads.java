package io.adaflight.internal.registry;

import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Finds the registration of a thread by the thread itself, whatever happens to its thread-locals. Does not keep the thread. For
 * one thread at a time: under the lock of the registry.
 */
final class LiveThreads {
    /*
     * A table with open addressing and linear probing, at most half full. A registration whose thread has ended stays until the next
     * rebuild; nobody looks for it.
     */
    private static final int LEAST_SLOTS = 64;

    private @Nullable Registration[] slots = new Registration[LEAST_SLOTS];
    private int used;

    /** The registration of a thread; null when it has none. */
    @Nullable
    Registration find(Thread thread) {
        int slot = firstSlot(thread);
        Registration present = slots[slot];
        while (present != null && !present.refersTo(thread)) {
            slot = (slot + 1) & (slots.length - 1);
            present = slots[slot];
        }
        return present;
    }

    /** Makes room for one more registration beside those of the threads that live, so that {@link #add} allocates nothing. */
    void makeRoom(Collection<Registration> live) {
        if (2 * (used + 1) > slots.length) {
            rebuild(live);
        }
    }

    /** Adds a registration for which there is room; nothing when its thread is gone, which nobody looks for. */
    void add(Registration registration) {
        Thread thread = registration.get();
        if (thread != null) {
            add(thread, registration);
        }
    }

    private void add(Thread thread, Registration registration) {
        int slot = firstSlot(thread);
        while (slots[slot] != null) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = registration;
        used++;
    }

    /** Forgets all registrations but those of the threads that live. */
    void rebuild(Collection<Registration> live) {
        int needed = slots(live.size());
        if (needed == slots.length) {
            Arrays.fill(slots, null);
        } else {
            slots = new Registration[needed];
        }
        used = 0;
        live.forEach(this::add);
    }

    /** How many slots there are for a number of threads. */
    static int slots(int live) {
        return Integer.highestOneBit(Math.max(LEAST_SLOTS / 4, live + 1)) << 2;
    }

    private int firstSlot(Thread thread) {
        int hash = System.identityHashCode(thread);
        return (hash ^ (hash >>> 16)) & (slots.length - 1);
    }
}
