package io.adaflight;

import io.adaflight.internal.pipeline.RingPipeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Drains the open event pipelines when the JVM ends, and lets others wait for that before they collect last. */
final class ShutdownGate {
    /*
     * The recorder ends its recordings in a shutdown hook of its own, at the same time as this one runs and in no order; so
     * does whoever persists counters. Before they collect last, they call await(), which waits until each pipeline is closed,
     * whoever closes it; but only when the JVM really ends: whether it does is known by nobody but Runtime, which then refuses
     * further hooks. The deadline begins when the end is noticed first, and is one for all pipelines and all who wait.
     */

    /** How long after its deadline a close may take to give a sink up that hangs. */
    private static final long GRACE_NANOS = 1_000_000_000;

    private final List<RingPipeline> pipelines = new ArrayList<>();
    private Duration deadline = Duration.ofSeconds(2);
    private boolean hooked;
    private boolean ending;
    private long endNanos;

    synchronized void setDeadline(Duration newDeadline) {
        deadline = newDeadline;
    }

    /** Closes a pipeline when the JVM ends, unless it is closed by then. One that opens later is left to the application. */
    void closeAtEnd(RingPipeline pipeline) {
        if (add(pipeline)) {
            pipeline.life().whenClosed(() -> remove(pipeline));
        }
    }

    private synchronized boolean add(RingPipeline pipeline) {
        if (!ending && !hooked) {
            hook();
        }
        if (!ending) {
            pipelines.add(pipeline);
        }
        return !ending;
    }

    private void hook() {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(this::close, "adaflight-shutdown"));
            hooked = true;
        } catch (IllegalStateException e) {
            ending = true;
        }
    }

    private synchronized void remove(RingPipeline pipeline) {
        pipelines.remove(pipeline);
    }

    /** Closes all pipelines at once, one deadline for all of them. */
    void close() {
        List<RingPipeline> open = atTheEnd();
        open.forEach(pipeline -> pipeline.beginClose(remaining()));
        open.forEach(pipeline -> pipeline.close(remaining()));
    }

    /** Waits until the pipelines are closed if the JVM ends at present; at most a second more than their deadline. */
    void await() {
        if (isEmpty() || !isShuttingDown()) {
            return;
        }
        for (RingPipeline pipeline : atTheEnd()) {
            pipeline.life().awaitClosed(remaining().toNanos() + GRACE_NANOS);
        }
    }

    private synchronized boolean isEmpty() {
        return pipelines.isEmpty();
    }

    /** The pipelines to be closed, now that the JVM ends. */
    private synchronized List<RingPipeline> atTheEnd() {
        if (!ending) {
            ending = true;
            endNanos = System.nanoTime() + deadline.toNanos();
        }
        return deadline.isZero() ? List.of() : List.copyOf(pipelines);
    }

    private synchronized Duration remaining() {
        return Duration.ofNanos(Math.max(0, endNanos - System.nanoTime()));
    }

    private static boolean isShuttingDown() {
        Thread probe = new Thread(() -> {}, "adaflight-probe");
        try {
            Runtime.getRuntime().addShutdownHook(probe);
            Runtime.getRuntime().removeShutdownHook(probe);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }
}
