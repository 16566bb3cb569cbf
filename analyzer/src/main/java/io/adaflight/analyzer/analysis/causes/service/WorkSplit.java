package io.adaflight.analyzer.analysis.causes.service;

import io.adaflight.analyzer.analysis.causes.ByCause;
import io.adaflight.analyzer.analysis.causes.Cause;
import io.adaflight.analyzer.analysis.causes.evidence.Activity;
import io.adaflight.analyzer.analysis.causes.evidence.LookTally;
import java.util.Map;

/** Splits the time at work of a drain thread by cause; the parts sum to it. */
final class WorkSplit {
    /* With this much idle time or more, not all processor time is work. */
    private static final double MUCH_IDLE = 0.2;
    private static final long ENOUGH_LOOKS = 8;
    private static final double PRIOR_NANOS = 2 * 20e6;

    private static final double MOSTLY = 0.5;

    private final Observed seen;
    private final double work;
    private final double idle;
    private final ByCause parts = new ByCause();

    WorkSplit(Observed seen, double work) {
        this.seen = seen;
        this.work = work;
        this.idle = Math.max(0, seen.available - work);
    }

    /**
     * The parts.
     *
     * @param prior what looks saw of all drain threads at such times; used when there are few looks at this thread
     */
    ByCause parts(LookTally prior) {
        if (work <= 0) {
            return parts;
        }
        double rest = Math.max(0, work - stops());
        LookTally looks = with(prior, seen.all);
        double off = onProcessor(rest, looks, seen.all.total(), prior.looks());
        offProcessor(Math.max(0, off), prior);
        moveIo(rest, looks);
        return parts;
    }

    private static LookTally with(LookTally prior, LookTally own) {
        LookTally looks = new LookTally();
        looks.addAll(own);
        if (prior.total() > 0) {
            looks.addPrior(prior, PRIOR_NANOS / prior.total());
        }
        return looks;
    }

    private double stops() {
        double part = seen.stopsAtWorkShare(work);
        double collections = part * seen.exact.get(Cause.GC_PAUSE);
        double safepoints = part * seen.exact.get(Cause.SAFEPOINT);
        double sum = collections + safepoints;
        double factor = sum > work ? work / sum : 1;
        parts.add(Cause.GC_PAUSE, collections * factor);
        parts.add(Cause.SAFEPOINT, safepoints * factor);
        return sum * factor;
    }

    /* Adds the time computing and waiting for a CPU; returns the rest of the time. */
    private double onProcessor(double rest, LookTally looks, double looked, long priorLooks) {
        double computing = Observed.share(looks.spread().getOrDefault(Activity.COMPUTING, 0.0), looks.total()) * rest;
        double processor = seen.processorNanos();
        if (processor < 0) {
            double sampled = seen.sampledNanos();
            double ran = looked > 0 ? computing : Math.min(rest, Math.max(0, sampled));
            parts.add(Cause.SLOW_SINK, ran);
            return rest - ran;
        }
        double ran = Math.min(rest, processor);
        double waited = seen.waitKnown > MOSTLY * seen.available
                ? Math.min(rest - ran, seen.wait / seen.waitKnown * seen.available)
                : looked > 0 ? Math.max(0, computing - ran) : 0;
        /* A wait ends when the thread runs again: the time until then belongs to the wait that the looks saw, not to computing. */
        if (seen.all.looks() + priorLooks >= ENOUGH_LOOKS) {
            waited = Math.min(waited, Math.max(0, computing - ran));
        }
        double off = rest - ran - waited;
        if (idle > MUCH_IDLE * seen.available && seen.all.looks() >= ENOUGH_LOOKS) {
            double most = rest - Math.max(0, Math.min(rest, ran + waited - idle));
            double seenOff = Math.max(off, Math.min(most, rest - computing));
            double factor = ran + waited <= 0 ? 0 : (rest - seenOff) / (ran + waited);
            off = factor <= 0 ? off : seenOff;
            ran = factor <= 0 ? ran : ran * factor;
            waited = factor <= 0 ? waited : waited * factor;
        }
        parts.add(Cause.SLOW_SINK, ran);
        parts.add(Cause.CPU_SATURATED, waited);
        return off;
    }

    /* Exact waits first; the rest is divided by the looks outside exact waits. */
    private void offProcessor(double off, LookTally prior) {
        double exact = 0;
        for (Cause cause : Cause.WAITS) {
            exact += seen.exact.get(cause);
        }
        double factor = exact > off ? Observed.share(off, exact) : 1;
        for (Cause cause : Cause.WAITS) {
            parts.add(cause, seen.exact.get(cause) * factor);
        }
        double rest = off - exact * factor;
        LookTally looks = with(prior, seen.open);
        double waits = Observed.waits(looks);
        if (waits <= 0) {
            parts.add(Cause.UNEXPLAINED, rest);
            return;
        }
        for (Map.Entry<Activity, Double> each : looks.spread().entrySet()) {
            if (each.getKey().isWait()) {
                Cause cause = each.getKey().cause();
                parts.add(cause == null ? Cause.PARK : cause, rest * each.getValue() / waits);
            }
        }
    }

    /* A call to read, write or force takes processor time too; that part is not the sink computing. */
    private void moveIo(double rest, LookTally looks) {
        double total = looks.total();
        for (Activity activity : Activity.values()) {
            Cause cause = activity.cause();
            if (activity.isIo() && cause != null && total > 0) {
                double seenNanos = rest * looks.spread().getOrDefault(activity, 0.0) / total;
                double moved = Math.min(parts.get(Cause.SLOW_SINK), Math.max(0, seenNanos - parts.get(cause)));
                parts.add(cause, moved);
                parts.add(Cause.SLOW_SINK, -moved);
            }
        }
    }
}
