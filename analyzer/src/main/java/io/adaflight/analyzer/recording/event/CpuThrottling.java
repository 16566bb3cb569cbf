package io.adaflight.analyzer.recording.event;

/**
 * How often and how long the container was kept from the processors, since it started.
 *
 * @param elapsedSlices scheduling periods so far
 * @param throttledSlices those in which the quota was used up
 * @param throttledNanos time that threads of the container stood for that reason, summed over processors
 */
public record CpuThrottling(long timeNanos, long elapsedSlices, long throttledSlices, long throttledNanos)
        implements JdkEvent {
    /** The name of the event type. */
    public static final String EVENT = "jdk.ContainerCPUThrottling";
}
