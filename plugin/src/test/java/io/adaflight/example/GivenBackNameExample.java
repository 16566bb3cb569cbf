package io.adaflight.example;

import io.adaflight.AdaFlight;
import io.adaflight.PipelineMetrics;
import io.adaflight.Snapshot;

/** A connection that counts under a name of its own and gives it back at its end, so that names do not pile up. */
public final class GivenBackNameExample implements AutoCloseable {
    private final PipelineMetrics metrics;

    /** Opens a connection to a peer. */
    public GivenBackNameExample(String peer) {
        metrics = AdaFlight.metrics("example-connection-" + peer);
    }

    /** Sends an event. */
    public void send(byte[] event) {
        metrics.thread().written(event.length);
    }

    /** What was sent over this connection. */
    public Snapshot sent() {
        return metrics.snapshot();
    }

    @Override
    public void close() {
        metrics.close();
    }
}
