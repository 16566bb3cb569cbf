package io.adaflight.analyzer.recording.event;

/**
 * How a pipeline is set up.
 *
 * @param drainCounted drained events are counted, so that the queue depth is known
 * @param rings the most rings of a thread; zero where the pipeline has no rings of its own
 */
public record Configuration(
        long timeNanos,
        String pipeline,
        long createdTimeNanos,
        String version,
        boolean drainCounted,
        long rings,
        long ringBytes,
        String dropPolicy,
        long blockLimitNanos,
        double pressureThreshold,
        double normalThreshold,
        long recoveryNanos,
        long flushIntervalNanos,
        String sink,
        long collectionIntervalNanos,
        long rateWindowNanos,
        long maximumRows)
        implements PipelineEvent {}
