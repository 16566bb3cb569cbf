package io.adaflight.analyzer.analysis.causes;

import io.adaflight.analyzer.recording.event.CpuLoad;
import io.adaflight.analyzer.recording.event.ThreadCpuLoad;
import java.util.List;

/**
 * All processors were busy ({@code jdk.CPULoad}) and the drain thread ran for less of its working time than it could have ({@code
 * jdk.ThreadCPULoad}). Its part is that of the time in which the thread did not run, by {@link WorkFacts#gapPart}.
 *
 * <p>Source: saturation as the wait for a busy resource in B. Gregg, "Thinking Methodically about Performance" (the USE method,
 * Communications of the ACM 56, 2013). Limits: both events are means over their period, so that shorter competition is diluted;
 * waits below their thresholds look like waiting for a processor.
 */
final class CpuSaturatedRule implements WorkRule {
    /** From which load on the processors count as busy. */
    static final double BUSY = 0.85;

    @Override
    public Cause cause() {
        return Cause.CPU_SATURATED;
    }

    @Override
    public List<String> events() {
        return List.of(CpuLoad.EVENT, ThreadCpuLoad.EVENT);
    }

    @Override
    public double part(WorkFacts facts) {
        Double running = facts.running();
        return facts.isSaturated() && !facts.isThrottled() && running != null ? facts.gapPart(running) : 0;
    }

    @Override
    public double held(WorkFacts facts) {
        return facts.isSaturated() ? 1 : 0;
    }
}
