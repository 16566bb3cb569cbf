package io.adaflight.analyzer.analysis.causes;

import io.adaflight.analyzer.recording.event.ThreadCpuLoad;
import io.adaflight.analyzer.recording.event.ThreadSample;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The drain thread ran ({@code jdk.ThreadCPULoad}, {@code jdk.ExecutionSample}) and was too slow: the sink computes. Its samples
 * say where.
 *
 * <p>Source: utilization in the USE method (B. Gregg, 2013); the utilization law of P. Denning and J. Buzen
 * ("The Operational Analysis of Queueing Network Models", Computing Surveys 10, 1978): a server that is always busy is the
 * bottleneck. Limits: the sampler looks at a few threads at a time, so that among many busy ones the samples are too few; time
 * in native code is seen in the processor time only.
 */
final class SlowSinkRule implements WorkRule {
    @Override
    public Cause cause() {
        return Cause.SLOW_SINK;
    }

    @Override
    public List<String> events() {
        return List.of(ThreadCpuLoad.EVENT, ThreadSample.JAVA_EVENT);
    }

    @Override
    public double part(WorkFacts facts) {
        Double running = facts.running();
        Double sampled = facts.sampledRunning();
        if (running == null && sampled == null) {
            return 0;
        }
        if (running != null && (facts.isSaturated() || facts.isThrottled())) {
            return 1;
        }
        return 1 - facts.gapPart(best(running, sampled));
    }

    @Override
    public double held(WorkFacts facts) {
        return Math.min(1, best(facts.running(), facts.sampledRunning()));
    }

    private static double best(@Nullable Double running, @Nullable Double sampled) {
        return Math.max(running == null ? 0 : running, sampled == null ? 0 : sampled);
    }
}
