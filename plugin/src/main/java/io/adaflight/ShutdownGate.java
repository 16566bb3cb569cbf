package io.adaflight;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Drains the open event pipelines when the JVM ends, and lets the recorder wait for that before it collects last. */
final class ShutdownGate {
    /*
     * The recorder ends its recordings in a shutdown hook of its own, at the same time as this one runs and in no order. Its
     * last collection calls await(), which waits for the pipelines to be closed, but only when the JVM really ends: whether it
     * does is known by nobody but Runtime, which then refuses further hooks.
     */
    private final List<EventPipeline> pipelines = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Duration deadline = Duration.ofSeconds(2);
    private boolean hooked;

    void setDeadline(Duration newDeadline) {
        deadline = newDeadline;
    }

    /** Closes a pipeline when the JVM ends, unless it is closed by then. */
    synchronized void closeAtEnd(EventPipeline pipeline) {
        pipelines.removeIf(EventPipeline::isClosed);
        pipelines.add(pipeline);
        if (!hooked) {
            hooked = true;
            Runtime.getRuntime().addShutdownHook(new Thread(this::close, "adaflight-shutdown"));
        }
    }

    /** Closes all pipelines, one deadline for all of them. */
    void close() {
        try {
            long end = System.nanoTime() + deadline.toNanos();
            for (EventPipeline pipeline : open()) {
                pipeline.close(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            }
        } finally {
            closed.countDown();
        }
    }

    private synchronized List<EventPipeline> open() {
        pipelines.removeIf(EventPipeline::isClosed);
        return deadline.isZero() ? List.of() : List.copyOf(pipelines);
    }

    /** Waits until the pipelines are closed if the JVM ends at present; at most a second more than their deadline. */
    void await() {
        if (open().isEmpty() || !isShuttingDown()) {
            return;
        }
        try {
            closed.await(deadline.toMillis() + 1000, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
