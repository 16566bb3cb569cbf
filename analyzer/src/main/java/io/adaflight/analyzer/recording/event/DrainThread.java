package io.adaflight.analyzer.recording.event;

/**
 * A thread that takes events out of a pipeline.
 *
 * @param beganNanos when it began to; 0 where that is not known
 * @param endedNanos when it ended; 0 while it runs or where that is not known
 */
public record DrainThread(long timeNanos, String pipeline, long threadId, String name, long beganNanos, long endedNanos)
        implements PipelineEvent {}
