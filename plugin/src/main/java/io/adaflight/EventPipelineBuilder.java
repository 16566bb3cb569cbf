package io.adaflight;

import java.time.Duration;

/** Sets up an event pipeline; {@link AdaFlight#pipeline} gives it. For one thread. */
public abstract class EventPipelineBuilder {
    /** For AdaFlight's own builders. */
    protected EventPipelineBuilder() {}

    /**
     * The most rings that a thread can have; 4 unless set. They are allocated as they are needed.
     *
     * @param count from 2 to 64
     * @return this builder
     * @throws IllegalArgumentException when it is not
     */
    public abstract EventPipelineBuilder rings(int count);

    /**
     * The size of a ring; 64 KiB unless set. It is the size of the largest event, too; each event takes 4 bytes more than its
     * own.
     *
     * @param bytes from 64 to 16 MiB
     * @return this builder
     * @throws IllegalArgumentException when it is not
     */
    public abstract EventPipelineBuilder ringBytes(int bytes);

    /**
     * What happens when no ring is free; the oldest ring is evicted unless set.
     *
     * @param policy {@link DropPolicy#oldest}, {@link DropPolicy#newest} or {@link DropPolicy#block}
     * @return this builder
     */
    public abstract EventPipelineBuilder dropPolicy(DropPolicy policy);

    /**
     * Below this share of free rings a thread is under {@link BackPressureState#PRESSURE}; 0.25 unless set. The share is among
     * the rings that can be free: all but the one that the thread writes to.
     *
     * @param share more than 0, less than 1, at most the normal threshold
     * @return this builder
     * @throws IllegalArgumentException when it is not
     */
    public abstract EventPipelineBuilder pressureThreshold(double share);

    /**
     * Above this share of free rings, among those that can be free, a thread can be {@link BackPressureState#NORMAL} again; 0.5
     * unless set.
     *
     * @param share at least 0, less than 1
     * @return this builder
     * @throws IllegalArgumentException when it is not
     */
    public abstract EventPipelineBuilder normalThreshold(double share);

    /**
     * The time without a loss before a thread is {@link BackPressureState#NORMAL} again; 1 s unless set.
     *
     * @param time from 0 to a day
     * @return this builder
     * @throws IllegalArgumentException when it is not
     */
    public abstract EventPipelineBuilder recoveryTime(Duration time);

    /**
     * The longest time that an event of an idle thread waits for the drain; 100 ms unless set.
     *
     * @param interval from 1 ms to a minute
     * @return this builder
     * @throws IllegalArgumentException when it is not
     */
    public abstract EventPipelineBuilder flushInterval(Duration interval);

    /**
     * Where the events go; must be set. The pipeline closes it.
     *
     * @param sink for this pipeline alone
     * @return this builder
     */
    public abstract EventPipelineBuilder sink(EventSink sink);

    /**
     * Opens the pipeline and starts its drain thread.
     *
     * @return the pipeline, which the caller closes
     * @throws IllegalStateException when there is no sink, it cannot be opened, or a pipeline of that name is open; then
     *     nothing is left behind
     * @throws IllegalArgumentException when the pressure threshold is above the normal threshold
     */
    public abstract EventPipeline open();
}
