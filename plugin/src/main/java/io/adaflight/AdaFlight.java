package io.adaflight;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Where an application gets its pipelines: one registry for the whole JVM. Any thread. */
public final class AdaFlight {
    private static final PipelineDirectory DIRECTORY = PipelineDirectory.ofThisJvm();

    private AdaFlight() {}

    /**
     * {@return the counters of a pipeline, for an application with a queue of its own; created at the first call with its name}
     *
     * @param name from 1 to 128 characters
     * @throws IllegalArgumentException when the name is empty or longer
     */
    public static PipelineMetrics metrics(String name) {
        return DIRECTORY.metrics(name);
    }

    /**
     * Builds an event pipeline with rings, a drain thread and a sink. Its counters are those of {@link #metrics} under
     * the same name; they go on when a pipeline of that name was open before.
     *
     * @param name from 1 to 128 characters
     * @return sets the pipeline up and opens it
     * @throws IllegalArgumentException when the name is empty or longer
     */
    public static EventPipelineBuilder pipeline(String name) {
        return DIRECTORY.pipeline(name);
    }

    /** {@return all pipelines, in the order of their creation} */
    public static List<PipelineMetrics> pipelines() {
        return DIRECTORY.pipelines();
    }

    /**
     * Sets the least time between two collections of a pipeline; 10 ms at first. A recording asks for a collection at
     * the periods of its settings and gets the last one when this time has not passed.
     *
     * @param interval from 0 to a day
     * @throws IllegalArgumentException when it is negative or more than a day
     */
    public static void setCollectionInterval(Duration interval) {
        DIRECTORY.setCollectionInterval(interval);
    }

    /**
     * Sets the least time that a rate is taken over; 1 s at first.
     *
     * @param window from 100 ms to a day
     * @throws IllegalArgumentException when it is less than 100 ms or more than a day
     */
    public static void setRateWindow(Duration window) {
        DIRECTORY.setRateWindow(window);
    }

    /**
     * Sets how many threads of a pipeline are recorded one by one at a time; 256 at first. The rest is one row.
     *
     * @param rows from 1 to 100,000
     * @throws IllegalArgumentException when it is not from 1 to 100,000
     */
    public static void setMaximumRows(int rows) {
        DIRECTORY.setMaximumRows(rows);
    }

    /**
     * Sets how long the end of the JVM waits for open event pipelines to be drained; 2 s at first. A running recording and
     * a counters file get their last counts after that, whoever closes the pipelines. Zero leaves them to the application.
     *
     * @param deadline from 0 to a day
     * @throws IllegalArgumentException when it is negative or more than a day
     */
    public static void setShutdownDeadline(Duration deadline) {
        DIRECTORY.setShutdownDeadline(deadline);
    }

    /**
     * Keeps the counts of all pipelines in a file from now on, so that they survive the process: those of a moment about
     * 100 ms before its end at most, after an orderly end those of the end. Overwrites a counters file that an earlier process
     * left, and no other file.
     *
     * @param file a file that does not exist, or a counters file
     * @return closes the file, with the counts of that moment as its last; the JVM closes it at its end otherwise
     * @throws IOException when the file cannot be used; its message says why
     */
    public static Closeable persistCounters(Path file) throws IOException {
        return DIRECTORY.persistCounters(file);
    }

    /**
     * Serves the counts of all pipelines as OpenMetrics from now on, at {@code /metrics} over HTTP, without a password: anybody who
     * reaches the address can read the names of pipelines and threads. Needs the module {@code jdk.httpserver}.
     *
     * @param address where to listen, such as a port of the loopback address
     * @return ends it; the JVM ends it at its end otherwise
     * @throws IOException when it cannot be served there; its message says why
     */
    public static Closeable serveMetrics(InetSocketAddress address) throws IOException {
        return DIRECTORY.serveMetrics(address);
    }
}
