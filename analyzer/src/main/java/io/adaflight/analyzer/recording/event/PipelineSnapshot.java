package io.adaflight.analyzer.recording.event;

/**
 * What all threads together did to one pipeline.
 *
 * @param recent counts since the pipeline's last collection that was recorded
 * @param total counts since the pipeline began
 * @param saturated a counter has reached its end, so that the totals are lower bounds
 */
public record PipelineSnapshot(
        long timeNanos,
        String pipeline,
        long intervalNanos,
        EventCounts recent,
        EventCounts total,
        DrainCounts recentDrain,
        DrainCounts totalDrain,
        double eventRate,
        double byteRate,
        double dropRate,
        MovingAverages averages,
        long queueDepth,
        long liveThreads,
        long retiredThreads,
        boolean saturated)
        implements PipelineEvent {}
