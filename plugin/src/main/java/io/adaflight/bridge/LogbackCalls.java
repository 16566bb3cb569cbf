package io.adaflight.bridge;

import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** What Logback's {@code AsyncAppenderBase} and its worker call; the owner is the appender. */
public final class LogbackCalls {
    private static final PipelineCalls CALLS = Connection.receiver("logback");

    private LogbackCalls() {}

    /** The queue is nearly full and the event is of a level that may be discarded then. */
    public static void discarded(Object appender, @Nullable String name) {
        CALLS.rejected(appender, name, 1);
    }

    /** An event was offered by an appender that never blocks. */
    public static void offered(boolean accepted, Object appender, @Nullable String name) {
        if (accepted) {
            CALLS.written(appender, name);
        } else {
            CALLS.rejected(appender, name, 1);
        }
    }

    /** Puts an event into the queue in place of the appender. */
    public static void put(BlockingQueue<Object> queue, Object event, Object appender, @Nullable String name)
            throws InterruptedException {
        /*
         * An interrupted thread whose event fits puts it in without an exception here; the appender would catch the exception,
         * put the event in and interrupt the thread again, which comes to the same.
         */
        if (!queue.offer(event)) {
            CALLS.waitBegins(appender, name);
            try {
                queue.put(event);
            } finally {
                CALLS.waitEnds();
            }
        }
        CALLS.written(appender, name);
    }

    /** The worker, which alone takes events out, is about to take one, and waits for it if there is none. */
    public static void takes(BlockingQueue<?> queue, Object appender, @Nullable String name) {
        if (queue.isEmpty()) {
            CALLS.takeBegins(appender, name);
        }
    }

    /** The worker has an event. */
    public static void taken(Object appender, @Nullable String name) {
        CALLS.takeEnds(appender, name);
    }

    /** The worker hands an event to the appenders behind it. */
    public static void drained(Object appender, @Nullable String name) {
        CALLS.drained(appender, name, 1);
    }
}
