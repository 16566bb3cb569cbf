package io.adaflight.analyzer.recording.event;

/** An event that belongs to one pipeline. */
public sealed interface PipelineEvent extends DecodedEvent
        permits ThreadSnapshot,
                PipelineSnapshot,
                SwapSnapshot,
                ThreadIdentity,
                DrainThread,
                Configuration,
                SlowSwap,
                Episode,
                StateMove,
                BlockedWrite,
                DrainSnapshot,
                DrainLook {
    /** The name of the pipeline, as recorded. */
    String pipeline();
}
