package io.adaflight.analyzer.analysis.causes.attribution;

import io.adaflight.analyzer.analysis.causes.ByCause;
import io.adaflight.analyzer.analysis.causes.Cause;
import io.adaflight.analyzer.analysis.causes.evidence.Intervals;
import io.adaflight.analyzer.analysis.causes.service.DrainMeter;
import io.adaflight.analyzer.analysis.causes.service.Work;

/** Divides the lost events of a window among their causes. */
public final class Attribution {
    /*
     * In a window of length T, a events came, d were drained, and the queue grew by g. In calm times an event costs the drain
     * threads a service time s, the sum of its parts s(p): computing, waiting for a CPU, sleeping, and so on. In the window
     * the parts took l(p).
     *
     *     burst   events beyond the calm capacity:                  a - capacity - g,  where capacity = thread time / s
     *     excess  how much a part grew:                             x(p) = max(0, l(p) - s(p) * d)
     *     grown   events that could have been drained in that time: sum of x(p) / s
     *     chronic what neither explains: the drain was never fast enough
     *
     * The loss goes first to the burst, then to the parts in proportion to their excess. If nothing grew, it goes to the parts
     * as they are, so the largest part of the service time is the cause of an overload from the start. If the drain had time to
     * spare in the window and did not slow down, a burst was shorter than an interval. A backlog that producers wrote right
     * after a stop of the JVM belongs to the stop.
     *
     * When the drain falls behind, its producers get its processor, and refused ones come back sooner. So if the rate does not
     * rise before the drain slows down, the rise is a consequence, and the earlier rate counts instead. The reverse holds too:
     * when the drain waits for a processor because its producers compute more, that is a burst.
     *
     * Source: the utilization law (P. Denning and J. Buzen, "The Operational Analysis of Queueing Network Models", Computing
     * Surveys 10, 1978) and cumulative curves of arrivals and departures (G. F. Newell, Applications of Queueing Theory, 2nd
     * edition, 1982, chapter 2). Limits: a cost per batch seems to grow or shrink when calm
     * times have another batch size.
     */
    private static final double BURST = 1.2;
    private static final double FELL = 0.3;
    private static final double FALLEN = 0.7;
    private static final double SPARE = 0.15;
    private static final double LITTLE = 0.5;
    private static final double LEAST_NANOS = 1;

    private final Intervals intervals;
    private final CalmTimes calm;
    private final DrainMeter meter;

    public Attribution(Intervals intervals, CalmTimes calm, DrainMeter meter) {
        this.intervals = intervals;
        this.calm = calm;
        this.meter = meter;
    }

    /**
     * How the loss of a window is divided.
     *
     * @param lost lost events by cause
     * @param chronic how many of them were lost although nothing grew
     * @param unseen how many of those count as a burst only because nothing else explains them
     */
    public record Division(LossWindow window, ByCause lost, Work work, double chronic, double unseen) {
        public long endNanos() {
            return window.span().toNanos();
        }
    }

    public Division divide(LossWindow window) {
        Work work = meter.losing(window.span());
        ByCause excess = excess(work);
        double lost = window.dropped();
        double burst = Math.min(lost, burst(window, work, excess));
        if (burst > 0) {
            excess.add(Cause.CPU_SATURATED, -excess.get(Cause.CPU_SATURATED));
        }
        boolean spare = work.idleNanos() > SPARE * work.availableNanos();
        if (spare && grewLittle(work)) {
            excess = new ByCause();
        }
        double service = meter.calm().hasServiceTime() ? meter.calm().serviceNanos() : 0;
        double grown = service <= 0 || excess.sum() < LEAST_NANOS ? 0 : Math.min(lost - burst, excess.sum() / service);
        double chronic = lost - burst - grown;
        ByCause causes = new ByCause();
        causes.add(Cause.PRODUCER_BURST, burst);
        if (grown > 0) {
            causes.add(excess, grown / excess.sum());
        }
        double caughtUp = spare ? addCaughtUp(causes, window, chronic) : 0;
        boolean unseenBurst = spare || (burst > 0 && grown <= 0 && usuallyEnough(window, work));
        addChronic(causes, work, chronic - caughtUp, unseenBurst);
        return new Division(window, causes, work, chronic, unseenBurst ? chronic - caughtUp : 0);
    }

    /*
     * When a stop of the JVM ends, producers write what it held up: what usually comes in that time, and no more than a burst
     * has. Returns how much of the loss that explains.
     */
    private double addCaughtUp(ByCause causes, LossWindow window, double most) {
        ByCause stops = meter.stops(window.span());
        if (stops.sum() < LEAST_NANOS) {
            return 0;
        }
        double usual = calm.isEmpty() ? window.rate() : Math.min(window.rate(), rateBefore(window));
        double due = Math.min(most, usual * stops.sum());
        causes.add(stops, due / stops.sum());
        return due;
    }

    private static void addChronic(ByCause causes, Work work, double chronic, boolean burst) {
        if (chronic <= 0) {
            return;
        }
        if (burst) {
            causes.add(Cause.PRODUCER_BURST, chronic);
        } else if (work.parts().sum() >= LEAST_NANOS) {
            causes.add(work.parts(), chronic / work.parts().sum());
        } else {
            causes.add(Cause.UNEXPLAINED, chronic);
        }
    }

    private ByCause excess(Work work) {
        ByCause excess = new ByCause();
        Work before = meter.calm();
        if (before.hasServiceTime()) {
            for (Cause cause : Cause.values()) {
                double usual = before.parts().get(cause) / before.events() * work.events();
                excess.add(cause, Math.max(0, work.parts().get(cause) - usual));
            }
        }
        return excess;
    }

    /* For the whole service time: with few looks at a drain with time to spare, single parts are uncertain. */
    private boolean grewLittle(Work work) {
        Work before = meter.calm();
        return !before.hasServiceTime() || work.workNanos() < (1 + LITTLE) * before.serviceNanos() * work.events();
    }

    /* Events beyond the usual rate that the drain could not have taken at its calm service time. */
    private double burst(LossWindow window, Work work, ByCause excess) {
        double usual = calm.rate();
        double capacity = capacity(window, work);
        if (usual <= 0 || capacity <= 0) {
            return 0;
        }
        double before = rateBefore(window);
        double rate = window.rate();
        double ofDrain = excess.sum() - excess.get(Cause.CPU_SATURATED) - excess.get(Cause.CPU_THROTTLED);
        if (ofDrain > FELL * work.workNanos() && !roseFirst(window, before)) {
            rate = Math.min(rate, before);
        }
        if (rate < BURST * usual) {
            return 0;
        }
        double filled = Math.max(0, intervals.depth(window.last()) - intervals.depthBefore(window.first()));
        double taken = Math.max(capacity, usual * window.span().lengthNanos());
        return Math.max(0, rate * window.span().lengthNanos() - taken - filled);
    }

    /* Events per nanosecond before the window, or the usual rate if that is higher. */
    private double rateBefore(LossWindow window) {
        return Math.max(calm.rate(), calm.rateBefore(window.span().fromNanos()));
    }

    private double capacity(LossWindow window, Work work) {
        return meter.calmCapacity(work.availableNanos(), (double) window.span().lengthNanos());
    }

    /* Whether the drain can take the usual rate, so anything beyond its capacity is a burst. */
    private boolean usuallyEnough(LossWindow window, Work work) {
        return calm.rate() * window.span().lengthNanos() <= capacity(window, work);
    }

    /* Whether the rate rose in an interval before the drain first took less than it should have. */
    private boolean roseFirst(LossWindow window, double before) {
        for (int index = window.first(); index <= window.last(); index++) {
            double length = intervals.lengthNanos(index);
            boolean fell = intervals.drained(index) < FALLEN * before * length;
            if (fell) {
                return false;
            }
            if (intervals.offered(index) > BURST * before * length) {
                return true;
            }
        }
        return false;
    }
}
