package io.adaflight.internal.failures;

import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts failures and logs each distinct one once, with its trace, so that a failure that repeats does not fill the log.
 * Two failures are the same when class and place are; at most 64 distinct ones are logged. The idea is that of Agrona's
 * DistinctErrorLog. Any thread but an application's.
 */
public final class DistinctFailures {
    private static final int MOST_LOGGED = 64;

    private final System.Logger logger;
    private final AtomicLong count = new AtomicLong();
    private final Set<String> logged = new HashSet<>();

    /** Logs to a logger. */
    public DistinctFailures(System.Logger logger) {
        this.logger = logger;
    }

    /**
     * Counts a failure and logs it if it is a new one.
     *
     * @param what what failed, for the reader of the log
     */
    public void add(String what, Throwable failure) {
        count.incrementAndGet();
        try {
            if (isNew(failure)) {
                logger.log(
                        Level.WARNING, what + " failed; this failure is logged once and counted from now on", failure);
            }
        } catch (RuntimeException | Error e) {
            count.incrementAndGet(); // A log that fails, as for want of memory, must not end the thread that reports.
        }
    }

    /** How many failures there were. */
    public long count() {
        return count.get();
    }

    private boolean isNew(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        String kind = failure.getClass().getName() + " at " + (trace.length == 0 ? "unknown" : trace[0]);
        synchronized (logged) {
            return logged.size() < MOST_LOGGED && logged.add(kind);
        }
    }
}
