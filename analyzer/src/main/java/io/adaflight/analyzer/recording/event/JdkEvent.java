package io.adaflight.analyzer.recording.event;

/** An event that the JDK records about the whole JVM or one thread, from which the causes of a loss are found. */
public sealed interface JdkEvent extends DecodedEvent
        permits ThreadSpell,
                VmPause,
                ThreadSample,
                CpuLoad,
                ThreadCpuLoad,
                CpuThrottling,
                ProcessorCount,
                EventSetting {}
