package io.adaflight.internal.jmx;

import io.adaflight.internal.collector.CollectedPipeline;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps a management bean for each pipeline that there is. Any thread. */
public final class PipelineBeans {
    /*
     * The platform MBean server takes half a second to make, which nobody is to pay for who does not ask for it. So AdaFlight
     * does not make it: a daemon thread waits until somebody has, an agent, an attached console or the application. From then
     * on beans come and go with their pipelines, and the thread ends.
     */
    private static final long PERIOD_MILLIS = 1_000;

    private final Set<CollectedPipeline> present = new LinkedHashSet<>();
    private boolean watched;
    private boolean unavailable;
    private @Nullable PlatformServer server;

    /** Registers a bean, once there is a server. */
    public synchronized void add(CollectedPipeline pipeline) {
        if (unavailable) {
            return;
        }
        present.add(pipeline);
        if (server != null) {
            server.register(pipeline);
        } else if (!watched) {
            watched = true;
            Thread thread = new Thread(this::watch, "adaflight-jmx");
            thread.setDaemon(true);
            thread.setContextClassLoader(null);
            thread.start();
        }
    }

    /** Unregisters a bean; nothing when it is not registered. */
    public synchronized void remove(CollectedPipeline pipeline) {
        if (present.remove(pipeline) && server != null) {
            server.unregister(pipeline);
        }
    }

    /* Not a reference to the method, which would load its class here, where nobody expects the module to be missing. */
    private synchronized void watch() {
        ServerSearch search = () -> PlatformServer.find();
        try {
            while (!connect(search)) {
                wait(PERIOD_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks for the server once, unless it was found before; gives whether there is nothing more to wait for. */
    synchronized boolean connect(ServerSearch search) {
        if (server != null) {
            return true;
        }
        try {
            server = search.find();
        } catch (RuntimeException | LinkageError e) { // The module is missing, or it may not be used.
            unavailable = true;
            present.clear();
        }
        if (server != null) {
            present.forEach(server::register);
        }
        return server != null || unavailable;
    }

    /** A look for the server. */
    @FunctionalInterface
    interface ServerSearch {
        @Nullable
        PlatformServer find();
    }
}
