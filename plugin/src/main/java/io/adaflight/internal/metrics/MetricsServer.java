package io.adaflight.internal.metrics;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;

/** Answers whoever asks for metrics. Any thread. */
public interface MetricsServer extends Closeable {
    /**
     * Serves metrics at {@code /metrics} until it is closed.
     *
     * @param address where to listen; port 0 takes a free one
     * @return where it listens
     * @throws IOException when it cannot listen there; its message says why
     */
    InetSocketAddress open(InetSocketAddress address, MetricsText text) throws IOException;

    /**
     * A server that is not open yet.
     *
     * @throws IOException when the module {@code jdk.httpserver} is missing; its message says so
     */
    static MetricsServer find() throws IOException {
        return find(HttpClasses.loader());
    }

    /** A server of a class loader. */
    static MetricsServer find(ClassLoader loader) throws IOException {
        try {
            Class.forName(HttpClasses.SERVER_OF_THE_JDK, false, loader);
            return Class.forName(HttpClasses.SERVER, true, loader)
                    .asSubclass(MetricsServer.class)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new IOException("the module jdk.httpserver is missing; add it with --add-modules jdk.httpserver", e);
        }
    }
}
