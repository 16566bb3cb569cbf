package io.adaflight.bridge;

import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the Disruptor calls; the owner is the sequencer of a ring. Only rings that were seen to be made are counted, and none
 * of Log4j, which offers an event a second time when the ring was full.
 */
public final class RingCalls {
    private static final String LOG4J = "org.apache.logging.log4j.";
    private static final PipelineCalls CALLS = Connection.receiver("disruptor");

    /** The sequencer of each ring that is counted and has no processor yet. */
    private static final Map<Object, Object> WITHOUT_PROCESSOR = new WeakHashMap<>();

    /** The sequencer of the ring whose events the calling thread handles. */
    private static final ThreadLocal<Object> HANDLED = new ThreadLocal<>();

    private RingCalls() {}

    /** A ring was made and filled; it is called after the class of its events. */
    public static void created(Object ring, Object sequencer, Object[] entries) {
        for (Object entry : entries) {
            if (entry != null) {
                Class<?> type = entry.getClass();
                if (!type.getName().startsWith(LOG4J)) {
                    CALLS.meets(sequencer, type.getSimpleName());
                    synchronized (WITHOUT_PROCESSOR) {
                        WITHOUT_PROCESSOR.put(ring, sequencer);
                    }
                }
                return;
            }
        }
    }

    /** The writer of events waits for room. */
    public static void waits(Object sequencer) {
        CALLS.waitGoesOn(sequencer);
    }

    /** The writer of events has room for them. */
    public static void claimed(Object sequencer, int count) {
        CALLS.claimed(sequencer, count);
    }

    /** There is no room for events. */
    public static void refused(Object sequencer, int count) {
        CALLS.rejected(sequencer, null, count);
    }

    /** The calling thread begins to handle the events of a ring. Of several processors, the first one counts. */
    public static void processes(Object ring) {
        synchronized (WITHOUT_PROCESSOR) {
            HANDLED.set(WITHOUT_PROCESSOR.remove(ring));
        }
    }

    /** The calling thread has handled the events up to a sequence, and waits for more if there are none up to a cursor. */
    public static void takes(long cursor, long handled) {
        Object sequencer = HANDLED.get();
        if (sequencer != null && cursor <= handled) {
            CALLS.takeBegins(sequencer, null);
        }
    }

    /** The calling thread has waited for events. */
    public static void taken() {
        Object sequencer = HANDLED.get();
        if (sequencer != null) {
            CALLS.takeEnds(sequencer, null);
        }
    }

    /** The calling thread hands an event to its handler. */
    public static void drained() {
        @Nullable Object sequencer = HANDLED.get();
        if (sequencer != null) {
            CALLS.drained(sequencer, null, 1);
        }
    }
}
