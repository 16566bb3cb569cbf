package io.adaflight.analyzer.recording.event;

/** One event of a recording that the analyzer reads. */
public sealed interface DecodedEvent
        permits PipelineEvent,
                JdkEvent,
                DataLoss,
                CollectionCost,
                JvmInformation,
                EnvironmentVariable,
                InstrumentedClass,
                MethodCalls,
                SilentDiscard {
    /** When the event ended, in nanoseconds since the epoch. */
    long timeNanos();
}
