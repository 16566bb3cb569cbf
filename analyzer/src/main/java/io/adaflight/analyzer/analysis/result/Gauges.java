package io.adaflight.analyzer.analysis.result;

import io.adaflight.analyzer.recording.event.MovingAverages;

/**
 * The figures of a pipeline that are not counts.
 *
 * @param eventsPerSecond events accepted per second, over the time of the report
 * @param peakEventRate the greatest event rate seen by a collection, over the rate window
 * @param averages the moving averages at the end
 * @param lastQueueDepth events waiting at the end; like the largest, meaningless when drained events are not counted
 */
public record Gauges(
        double eventsPerSecond,
        double bytesPerSecond,
        double peakEventRate,
        double peakDropRate,
        MovingAverages averages,
        long lastQueueDepth,
        long greatestQueueDepth,
        long liveThreads,
        long retiredThreads) {}
