package io.adaflight.analyzer.recording.event;

/** What became of accepted events at the far end: handed to the sink, not taken by it, and its failures. */
public record DrainCounts(long drained, long failed, long sinkFailures) {
    public DrainCounts plus(DrainCounts other) {
        return new DrainCounts(
                EventCounts.saturatedSum(drained, other.drained),
                EventCounts.saturatedSum(failed, other.failed),
                EventCounts.saturatedSum(sinkFailures, other.sinkFailures));
    }
}
