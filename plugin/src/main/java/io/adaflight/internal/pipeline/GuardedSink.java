package io.adaflight.internal.pipeline;

import io.adaflight.EventSink;
import io.adaflight.internal.counters.DrainCounters;
import io.adaflight.internal.failures.DistinctFailures;
import java.nio.ByteBuffer;

/**
 * The user's sink. Whatever it throws is its failure, an {@link Error} too: it is counted, logged once for each distinct
 * failure, and the next call is another chance. For the drain thread.
 */
final class GuardedSink {
    private final String writing;
    private final String flushing;
    private final String closing;
    private final String draining;
    private final EventSink sink;
    private final DrainCounters metrics;
    private final DistinctFailures failures = new DistinctFailures(System.getLogger(EventSink.class.getPackageName()));
    private boolean written;

    GuardedSink(String pipeline, EventSink sink, DrainCounters metrics) {
        String name = " of pipeline '" + pipeline + "'";
        this.writing = "sink" + name;
        this.flushing = "flush of the sink" + name;
        this.closing = "close of the sink" + name;
        this.draining = "drain" + name;
        this.sink = sink;
        this.metrics = metrics;
    }

    /** Hands an event over; false when the sink failed. */
    boolean write(ByteBuffer event) {
        written = true;
        try {
            sink.write(event);
            return true;
        } catch (Throwable e) {
            failed(writing, e);
            return false;
        }
    }

    /** Flushes if anything was handed over since the last time. */
    void flushWritten() {
        if (written) {
            written = false;
            flush();
        }
    }

    void flush() {
        try {
            sink.flush();
        } catch (Throwable e) {
            failed(flushing, e);
        }
    }

    void close() {
        try {
            sink.close();
        } catch (Throwable e) {
            failed(closing, e);
        }
    }

    private void failed(String what, Throwable failure) {
        metrics.sinkFailure();
        failures.add(what, failure);
    }

    /** Logs a failure that is not the sink's. */
    void reportDrain(Throwable failure) {
        failures.add(draining, failure);
    }
}
