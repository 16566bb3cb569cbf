package io.adaflight.analyzer.recording.event;

/**
 * Where the time of one drain thread went in an interval. What is not known is 0.
 *
 * @param takes how often the thread went to take events; 0 where it does not say
 * @param workKnown whether the times at work and idle are known
 * @param workingNanos time between taking events and the next take
 * @param processorNanos time on a processor
 * @param processorWaitNanos time ready to run and waiting for a CPU
 */
public record DrainSnapshot(
        long timeNanos,
        String pipeline,
        long threadId,
        String threadName,
        long intervalNanos,
        long drained,
        long bytes,
        long takes,
        boolean workKnown,
        long workingNanos,
        boolean processorKnown,
        long processorNanos,
        boolean processorWaitKnown,
        long processorWaitNanos)
        implements PipelineEvent {}
