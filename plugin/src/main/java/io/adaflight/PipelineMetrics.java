package io.adaflight;

import io.adaflight.internal.collector.CollectedPipeline;
import io.adaflight.internal.registry.CurrentThreadMetrics;
import io.adaflight.internal.registry.PipelineConfiguration;
import io.adaflight.internal.registry.ThreadRegistry;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The counters of one named pipeline, for an application that has a queue of its own. Any thread.
 *
 * <p>A thread that writes asks for its counters with {@link #thread()} and keeps them if it likes; a thread that takes
 * events out does so with {@link #drainThread()}.
 */
public final class PipelineMetrics {
    private final CollectedPipeline pipeline;
    private final ThreadRegistry registry;
    private final CurrentThreadMetrics currentThread;
    private final Consumer<PipelineMetrics> closer;

    PipelineMetrics(CollectedPipeline pipeline, Consumer<PipelineMetrics> closer) {
        this.pipeline = pipeline;
        this.registry = pipeline.registry();
        this.currentThread = registry.currentThread();
        this.closer = closer;
    }

    /** {@return the name of the pipeline} */
    public String name() {
        return pipeline.name();
    }

    /**
     * {@return the counters of the calling thread, which only it may write; registered at its first call} Virtual threads are
     * given counters that many of them share. No lock and no allocation after the first call of a thread.
     */
    public ThreadMetrics thread() {
        return currentThread.find();
    }

    /**
     * {@return the counters of the calling thread as one that takes events out, which only it may write} To be asked for once and
     * kept. From the first call on the queue depth is known, and a report looks for causes on this thread.
     */
    public DrainMetrics drainThread() {
        DrainMetrics metrics = registry.drain(Thread.currentThread());
        pipeline.configureIf(PipelineConfiguration.OWN_QUEUE, PipelineConfiguration.OWN_QUEUE_DRAINED);
        return metrics;
    }

    /**
     * Counts an event that did not fit and that the calling thread handles itself, as a pool does whose caller runs: it is
     * accepted and drained at once.
     *
     * @param bytes the size of the event
     */
    public void handledByWriter(long bytes) {
        thread().written(bytes);
        registry.handledByWriter(bytes);
    }

    /**
     * {@return the state at this moment} From the second call on it can be that of the last collection, when the collection interval
     * has not passed since; set that to zero in a test that asks more often.
     */
    public Snapshot snapshot() {
        return pipeline.collector().collectForApplication();
    }

    /** {@return the least time between two collections} */
    public Duration collectionInterval() {
        return pipeline.collector().interval();
    }

    /**
     * Gives the name back when it is not needed any more, so that nothing of it is kept: a running recording gets its totals
     * once more, as the last ones, and a counters file keeps them in its sums. What threads count here afterwards is seen by
     * nobody; the same name, asked for again, begins at zero. Does nothing when it was given back before.
     *
     * @throws IllegalStateException when an event pipeline of the name is open or still closing
     */
    public void close() {
        closer.accept(this);
    }

    CollectedPipeline pipeline() {
        return pipeline;
    }
}
