package io.adaflight.analyzer.analysis.causes;

import io.adaflight.analyzer.recording.event.CpuThrottling;
import io.adaflight.analyzer.recording.event.ThreadCpuLoad;
import java.util.List;

/**
 * The container had used up its quota in many of its scheduling periods ({@code jdk.ContainerCPUThrottling}) and the drain thread
 * ran for less of its working time than it could have ({@code jdk.ThreadCPULoad}).
 *
 * <p>Source: Linux kernel documentation, "CFS Bandwidth Control" ({@code nr_throttled} of {@code nr_periods}). Limits: only in
 * containers that the JVM knows of; the event counts since the container started and is read once a period, so that a short
 * time of throttling is diluted.
 */
final class CpuThrottledRule implements WorkRule {
    /** From which share of throttled scheduling periods on it counts. */
    static final double OFTEN = 0.1;

    @Override
    public Cause cause() {
        return Cause.CPU_THROTTLED;
    }

    @Override
    public List<String> events() {
        return List.of(CpuThrottling.EVENT, ThreadCpuLoad.EVENT);
    }

    @Override
    public double part(WorkFacts facts) {
        Double running = facts.running();
        return facts.isThrottled() && running != null ? facts.gapPart(running) : 0;
    }

    @Override
    public double held(WorkFacts facts) {
        Double throttled = facts.throttled();
        return throttled == null ? 0 : throttled;
    }
}
