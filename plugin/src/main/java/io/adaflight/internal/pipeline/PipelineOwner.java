package io.adaflight.internal.pipeline;

/** Who keeps the pipelines of a JVM. Called by whoever opens a pipeline. */
@FunctionalInterface
public interface PipelineOwner {
    /**
     * A pipeline is about to be set up: there is neither a thread of it nor a file nor a registration.
     *
     * @param life of which the owner learns when the pipeline is closed, or could not be opened
     * @throws IllegalStateException when it may not be opened
     */
    default void opening(PipelineLife life) {}

    /** A pipeline is set up and about to start. */
    void opened(RingPipeline pipeline);
}
