package io.adaflight.bridge;

/** What the batch span processor of the OpenTelemetry SDK calls; the owner is its worker. */
public final class SpanCalls {
    private static final String NAME = "BatchSpanProcessor";
    private static final PipelineCalls CALLS = Connection.receiver("opentelemetry");

    private SpanCalls() {}

    /** A span was offered. */
    public static void offered(boolean accepted, Object worker) {
        if (accepted) {
            CALLS.written(worker, NAME);
        } else {
            refused(worker);
        }
    }

    /** A span is lost. */
    public static void refused(Object worker) {
        CALLS.rejected(worker, NAME, 1);
    }

    /** The worker has taken spans. */
    public static void drained(int count, Object worker) {
        CALLS.drained(worker, NAME, count);
    }

    /** The worker is about to wait for spans. */
    public static void takes(Object worker) {
        CALLS.takeBegins(worker, NAME);
    }

    /** The worker has waited for spans. */
    public static void taken(Object worker) {
        CALLS.takeEnds(worker, NAME);
    }
}
