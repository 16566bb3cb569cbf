package io.adaflight.bridge;

import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * What the asynchronous parts of Log4j 2 call. The owner is the {@code AsyncLoggerDisruptor}, the
 * {@code AsyncLoggerConfigDisruptor}, or the queue of an {@code AsyncAppender}.
 */
public final class Log4jCalls {
    private static final PipelineCalls CALLS = Connection.receiver("log4j2");

    /** Whether the calling thread is a background thread that hands an event on at this moment. */
    private static final ThreadLocal<Boolean> HANDING_ON = new ThreadLocal<>();

    private Log4jCalls() {}

    /** An event was offered; one that was not accepted is routed next. */
    public static void published(boolean accepted, Object owner, @Nullable String name) {
        if (accepted) {
            CALLS.written(owner, name);
        }
    }

    /** The policy for a full queue has said what becomes of an event. */
    public static void routed(Object route, Object owner, @Nullable String name) {
        if (((Enum<?>) route).name().equals("DISCARD")) {
            CALLS.rejected(owner, name, 1);
        }
    }

    /**
     * An event is discarded before the policy is asked, since the remaining capacity is negative. Without a disruptor
     * Log4j has been shut down, and says so; with one, the ring is full, and Log4j says nothing.
     */
    public static void discardedUnasked(@Nullable Object disruptor, Object owner, @Nullable String name) {
        CALLS.rejected(owner, name, 1);
        if (disruptor != null) {
            CALLS.discardedSilently(owner, name);
        }
    }

    /** An event is lost: Log4j was shut down, or the queue was full and its appender does not block. */
    public static void refused(Object owner, @Nullable String name) {
        CALLS.rejected(owner, name, 1);
        CALLS.waitEnds();
    }

    /** The writer of an event is about to wait for room. */
    public static void waits(Object owner, @Nullable String name) {
        CALLS.waitBegins(owner, name);
    }

    /** The event of a writer that waited is accepted. */
    public static void entered(Object owner, @Nullable String name) {
        CALLS.written(owner, name);
        CALLS.waitEnds();
    }

    /** The writer of an event was interrupted while it waited, and has offered the event once more. */
    public static void offeredOnceMore(boolean accepted, Object owner, @Nullable String name) {
        if (accepted) {
            CALLS.written(owner, name);
        } else {
            CALLS.rejected(owner, name, 1);
        }
        CALLS.waitEnds();
    }

    /** The writer of an event hands it to the appenders itself. */
    public static void ranByCaller(Object owner, @Nullable String name) {
        CALLS.ranByCaller(owner, name);
    }

    /** The background thread hands an event to the appenders. */
    public static void drained(Object owner, @Nullable String name) {
        CALLS.drained(owner, name, 1);
    }

    /** The background thread is about to hand an event on, in {@link #handed}. */
    public static void hands() {
        HANDING_ON.set(Boolean.TRUE);
    }

    /** An event is handed to the appenders, by the background thread or by its writer. */
    public static void handed(Object owner, @Nullable String name) {
        if (HANDING_ON.get() == null) {
            CALLS.ranByCaller(owner, name);
        } else {
            HANDING_ON.remove();
            CALLS.drained(owner, name, 1);
        }
    }

    /** An event is handed to the appenders, by the dispatcher of an {@code AsyncAppender} or by its writer. */
    public static void dispatched(Thread dispatcher, Object queue, @Nullable String name) {
        if (Thread.currentThread() == dispatcher) {
            CALLS.drained(queue, name, 1);
        } else {
            CALLS.ranByCaller(queue, name);
        }
    }

    /** The background thread is about to wait for an event, with the wait strategy that Log4j uses unless told otherwise. */
    public static void idles() {
        CALLS.takeBegins();
    }

    /** The background thread has waited for an event. */
    public static void wakes() {
        CALLS.takeEnds();
    }

    /** The dispatcher, which alone takes events out, is about to take one, and waits for it if there is none. */
    public static void takes(BlockingQueue<?> present, Object queue, @Nullable String name) {
        if (present.isEmpty()) {
            CALLS.takeBegins(queue, name);
        }
    }

    /** The dispatcher has an event. */
    public static void taken(Object queue, @Nullable String name) {
        CALLS.takeEnds(queue, name);
    }
}
