package io.adaflight;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.RejectedExecutionHandler;

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

    /**
     * Counts what goes into a queue and comes out of it: elements that entered, that did not fit, that were taken out, by each
     * thread, and how long threads waited for room or for an element. The counters are those of {@link #metrics} under the same
     * name, also for several queues with one name; {@link PipelineMetrics#close} gives the name back, after which the queue goes
     * on uncounted. The size of an element is not known, so no bytes are counted. A call costs some nanoseconds more than without,
     * and reads a clock only where it waits.
     *
     * <ul>
     *   <li>Written: what entered the queue, by whichever method, and what is in it now.
     *   <li>Rejected: an {@code offer} that returned false, at once or after its time, and an {@code add} that threw
     *       {@link IllegalStateException}. What another exception ends is not counted: its caller still has the element.
     *   <li>Blocked: the waits of {@code put} and {@code offer}, also of those that were interrupted.
     *   <li>Drained: what {@code poll}, {@code take}, {@code remove()} and {@code drainTo} gave. From its first one on the calling
     *       thread is one that drains: at work, but while it waits in {@code take} or {@code poll} for an element. Virtual
     *       threads are counted together and without their time.
     *   <li>Evicted: what left the queue otherwise, so that nobody handles it: through {@code clear}, {@code remove(Object)},
     *       {@code removeIf}, {@code removeAll}, {@code retainAll} or an iterator. A report takes these for lost.
     * </ul>
     *
     * <p>The queue that comes back does what the given one does; do not use the given one directly any more. In bulk it removes one
     * element at a time, it equals nothing but itself, and it cannot be serialized. Leave the queue of an executor as it is, since an
     * executor starts a thread where its queue refuses a task; see {@link #counted(String, RejectedExecutionHandler)}.
     *
     * @param <E> what the queue holds
     * @param name from 1 to 128 characters
     * @param queue a queue of the JDK, or one whose {@code remainingCapacity} and {@code isEmpty} tell whether a call would wait
     * @return to be used in place of the given one
     * @throws IllegalArgumentException when the name is empty or longer
     */
    public static <E> BlockingQueue<E> counted(String name, BlockingQueue<E> queue) {
        return DIRECTORY.counted(name, queue);
    }

    /**
     * Counts the tasks that an executor refuses, in the counters of {@link #metrics} under the same name; those that it accepts
     * are not counted. What becomes of a task, the given handler decides:
     *
     * <ul>
     *   <li>{@link java.util.concurrent.ThreadPoolExecutor.AbortPolicy AbortPolicy},
     *       {@link java.util.concurrent.ThreadPoolExecutor.DiscardPolicy DiscardPolicy}: rejected.
     *   <li>{@link java.util.concurrent.ThreadPoolExecutor.DiscardOldestPolicy DiscardOldestPolicy}: the task that leaves the
     *       queue counts as written and evicted, by the thread that brought the new one.
     *   <li>{@link java.util.concurrent.ThreadPoolExecutor.CallerRunsPolicy CallerRunsPolicy}: written and drained, and the
     *       time that its caller takes to run it is blocked.
     *   <li>Any other handler, also one that extends these: rejected, as the executor did refuse the task. A handler that runs
     *       it elsewhere, or waits and puts it into the queue, counts better for itself.
     *   <li>Any handler, once the executor is shut down: rejected.
     * </ul>
     *
     * @param name from 1 to 128 characters
     * @param handler what becomes of the tasks
     * @return for the constructor of the executor, or its {@code setRejectedExecutionHandler}
     * @throws IllegalArgumentException when the name is empty or longer
     */
    public static RejectedExecutionHandler counted(String name, RejectedExecutionHandler handler) {
        return DIRECTORY.counted(name, handler);
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
