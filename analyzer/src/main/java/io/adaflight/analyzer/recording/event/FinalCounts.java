package io.adaflight.analyzer.recording.event;

import java.util.List;

/**
 * What a process had counted at one of its last moments, as its counters file has it.
 *
 * @param name the file, as the user gave it
 * @param processId the process that wrote it
 * @param createdNanos when it began to
 * @param takenNanos when the counts were read
 * @param pipelines each pipeline with rows of its own, by name
 * @param others the sum of the pipelines without
 */
public record FinalCounts(
        String name,
        long processId,
        long createdNanos,
        long takenNanos,
        List<OfPipeline> pipelines,
        EventCounts others) {
    public FinalCounts {
        pipelines = List.copyOf(pipelines);
    }

    /**
     * One pipeline.
     *
     * @param total all its threads
     * @param threads those with a row of their own
     */
    public record OfPipeline(String name, EventCounts total, List<OfThread> threads) {
        public OfPipeline {
            threads = List.copyOf(threads);
        }
    }

    /**
     * One thread.
     *
     * @param id below zero for all virtual threads
     */
    public record OfThread(long id, String name, EventCounts total) {}
}
