package io.adaflight.internal.counters;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Reads the same longs as a collection does, and does nothing with them: the least that a collection can take. */
public final class BareRead {
    private static final VarHandle EVENTS_WRITTEN = counter("eventsWritten");
    private static final VarHandle BYTES_WRITTEN = counter("bytesWritten");
    private static final VarHandle EVENTS_REJECTED = counter("eventsRejected");
    private static final VarHandle BYTES_REJECTED = counter("bytesRejected");
    private static final VarHandle EVENTS_EVICTED = counter("eventsEvicted");
    private static final VarHandle BYTES_EVICTED = counter("bytesEvicted");
    private static final VarHandle EVENTS_FILTERED = counter("eventsFiltered");
    private static final VarHandle BLOCKED_WRITES = counter("blockedWrites");
    private static final VarHandle BLOCKED_NANOS = counter("blockedNanos");
    private static final VarHandle POOL_EXHAUSTIONS = counter("poolExhaustions");
    private static final VarHandle RING_FULL = counter("ringFull");
    private static final VarHandle ALLOCATION_FAILURES = counter("allocationFailures");
    private static final VarHandle QUEUE_DEPTH_MAXIMUM = counter("queueDepthMaximum");

    private BareRead() {}

    /** The sum of all counters of all these threads. */
    public static long sumOpaque(ThreadCounters[] threads) {
        long sum = 0;
        for (ThreadCounters thread : threads) {
            sum += sumOpaque(thread);
        }
        return sum;
    }

    private static long sumOpaque(ThreadCounters thread) {
        return (long) EVENTS_WRITTEN.getOpaque(thread)
                + (long) BYTES_WRITTEN.getOpaque(thread)
                + (long) EVENTS_REJECTED.getOpaque(thread)
                + (long) BYTES_REJECTED.getOpaque(thread)
                + (long) EVENTS_EVICTED.getOpaque(thread)
                + (long) BYTES_EVICTED.getOpaque(thread)
                + (long) EVENTS_FILTERED.getOpaque(thread)
                + (long) BLOCKED_WRITES.getOpaque(thread)
                + (long) BLOCKED_NANOS.getOpaque(thread)
                + (long) POOL_EXHAUSTIONS.getOpaque(thread)
                + (long) RING_FULL.getOpaque(thread)
                + (long) ALLOCATION_FAILURES.getOpaque(thread)
                + (long) QUEUE_DEPTH_MAXIMUM.getOpaque(thread);
    }

    private static VarHandle counter(String name) {
        return LongFields.find(MethodHandles.lookup(), ThreadCounters.class, name);
    }
}
