package io.adaflight.analyzer.analysis.causes;

import java.util.List;

/**
 * Events came much faster than usual. The deficit is the ratio of what came to what was drained; on a logarithmic scale its part
 * above the usual rate is the producers', and its part below is the drain's.
 *
 * <p>Source: the cumulative curves of arrivals and departures in G. F. Newell, "Applications of Queueing Theory" (2nd edition,
 * 1982), and the logarithmic mean decomposition of a ratio into factors (Ang, "The LMDI approach to decomposition analysis",
 * Energy Policy 33, 2005). Limits: the usual rate is the mean over the time without loss; a recording without such time knows no
 * burst. Rates are taken over half a second at least, so that threads that catch up after a short stall make no burst;
 * bursts that come every half second are hidden for the same reason.
 */
final class ProducerBurstRule implements WorkRule {
    /** How many times the usual rate is a burst. */
    static final double BURST = 1.5;

    @Override
    public Cause cause() {
        return Cause.PRODUCER_BURST;
    }

    @Override
    public List<String> events() {
        return List.of();
    }

    @Override
    public double part(WorkFacts facts) {
        if (facts.usualRate() <= 0 || facts.rate() < BURST * facts.usualRate()) {
            return 0;
        }
        double above = Math.log(facts.rate() / facts.usualRate());
        double below = facts.workRate() <= 0
                ? Double.POSITIVE_INFINITY
                : Math.max(0, Math.log(facts.usualRate() / facts.workRate()));
        return above / (above + below);
    }

    @Override
    public double held(WorkFacts facts) {
        return facts.burstShare();
    }
}
