package io.adaflight.analyzer.analysis.causes;

import io.adaflight.analyzer.analysis.causes.Timeline.Segment;
import java.util.List;

/** Divides the lost events of a window among the causes that held in it. */
final class Attribution {
    /*
     * A fluid model of the queue. In a window of length T events come at a rate a; d, the rate that the drain had to keep up
     * with, is the smaller of a and of the greatest rate that it has shown. While a cause keeps the drain thread from running
     * for a time t, d * t events are not drained. In the rest R of the window, without the idle time, the drain should have
     * taken d * R and took what it took; that, and what came beyond the greatest rate, is the deficit of its work:
     *
     *     weight of a cause that stopped the thread   d * t
     *     weight of the work                          max(0, d * R - drained) + max(0, a - greatest) * T
     *
     * The loss is divided by these weights. The work's part goes through the work rules in their order; each takes its part of
     * what is left, and what none takes is unexplained. With several drain threads t and R are means over them.
     *
     * Source: the fluid approximation of queues (G. F. Newell, Applications of Queueing Theory, 2nd edition, 1982, chapter 2).
     * Limits: the model knows no batches; a cause is charged for the time in which it held, not for what it set off later.
     */
    private static final double NANOS_PER_SECOND = 1e9;

    private final List<WorkRule> rules;
    private final WorkMeter meter;
    private final double capacity;
    private final List<Timeline> timelines;

    Attribution(List<WorkRule> rules, WorkMeter meter, List<Timeline> timelines) {
        this.rules = List.copyOf(rules);
        this.meter = meter;
        this.capacity = meter.rates().capacity();
        this.timelines = List.copyOf(timelines);
    }

    /**
     * What came of a window.
     *
     * @param lost lost events by cause
     * @param heldNanos how long each cause held
     */
    record Division(LossWindow window, ByCause lost, ByCause heldNanos, WorkFacts facts) {
        long endNanos() {
            return window.toNanos();
        }
    }

    Division divide(LossWindow window) {
        ByCause held = new ByCause();
        double idle = addStanding(window, held);
        long work = Math.max(0, window.lengthNanos() - Math.round(held.sum() + idle));
        double arriving = RateMeter.perSecond(window.offered(), window.lengthNanos());
        double greatest = capacity == 0 ? Double.POSITIVE_INFINITY : capacity;
        double needed = Math.min(arriving, greatest) / NANOS_PER_SECOND;
        double deficit = Math.max(0, needed * work - window.drained())
                + Math.max(0, arriving - greatest) / NANOS_PER_SECOND * window.lengthNanos();
        ByCause weights = held.times(needed);
        if (deficit + weights.sum() <= 0) {
            deficit = 1;
        }
        WorkFacts facts = meter.facts(
                window.fromNanos(),
                window.toNanos(),
                work,
                window.drained(),
                meter.rates().rate(window),
                needed);
        double left = deficit;
        for (WorkRule rule : rules) {
            double part = left * rule.part(facts);
            weights.add(rule.cause(), part);
            held.add(rule.cause(), work * rule.held(facts));
            left -= part;
        }
        weights.add(Cause.UNEXPLAINED, left);
        held.add(Cause.UNEXPLAINED, deficit <= 0 ? 0 : work * left / deficit);
        return new Division(window, weights.times(window.dropped() / weights.sum()), held, facts);
    }

    /*
     * Adds how long each cause kept the threads from running, and gives how long they had nothing to do. While the container was
     * throttled nothing could run and no wait could end: that part of what a thread did is throttling.
     */
    private double addStanding(LossWindow window, ByCause held) {
        double idle = 0;
        double throttled = meter.processors().throttledTime(window.fromNanos(), window.toNanos());
        for (Timeline timeline : timelines) {
            for (Segment segment : timeline.between(window.fromNanos(), window.toNanos())) {
                double overlap = (double) segment.overlapNanos(window.fromNanos(), window.toNanos()) / timelines.size();
                Cause cause = segment.held().cause();
                double own = segment.held().precedence() == Held.OF_THREAD ? 1 - throttled : 1;
                if (cause == null) {
                    idle += overlap * own;
                } else {
                    held.add(cause, overlap * own);
                    held.add(Cause.CPU_THROTTLED, overlap * (1 - own));
                }
            }
        }
        return idle;
    }
}
