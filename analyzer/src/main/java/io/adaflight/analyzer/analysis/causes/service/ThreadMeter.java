package io.adaflight.analyzer.analysis.causes.service;

import io.adaflight.analyzer.analysis.causes.ByCause;
import io.adaflight.analyzer.analysis.causes.Cause;
import io.adaflight.analyzer.analysis.causes.evidence.Activity;
import io.adaflight.analyzer.analysis.causes.evidence.BlockingMethods;
import io.adaflight.analyzer.analysis.causes.evidence.ByTime;
import io.adaflight.analyzer.analysis.causes.evidence.DrainAccounts;
import io.adaflight.analyzer.analysis.causes.evidence.DrainRecord;
import io.adaflight.analyzer.analysis.causes.evidence.Held;
import io.adaflight.analyzer.analysis.causes.evidence.Look;
import io.adaflight.analyzer.analysis.causes.evidence.LookTally;
import io.adaflight.analyzer.analysis.causes.evidence.Span;
import io.adaflight.analyzer.analysis.causes.evidence.Timeline;
import io.adaflight.analyzer.analysis.causes.evidence.Timeline.Segment;
import io.adaflight.analyzer.recording.event.ThreadSample;
import java.util.List;
import java.util.Map;

/** Measures what one drain thread did in a time. */
final class ThreadMeter {
    /* Looks come ten times as seldom while nothing is lost; one of those must not outweigh a whole loss. */
    private static final long MOST_LOSING_NANOS = 40_000_000L;
    private static final long MOST_CALM_NANOS = 1_000_000_000L;
    private static final double MOSTLY = 0.5;

    private final DrainRecord record;
    private final ProcessorTimes jdk;
    private final Timeline timeline;
    private final IdlePlaces idlePlaces;

    ThreadMeter(DrainRecord record, ProcessorTimes jdk, Timeline timeline, IdlePlaces idlePlaces) {
        this.record = record;
        this.jdk = jdk;
        this.timeline = timeline;
        this.idlePlaces = idlePlaces;
    }

    /** What was seen of the thread in some times. */
    private final class Seen {
        final ByCause exact = new ByCause();
        final LookTally open = new LookTally();
        final LookTally all = new LookTally();
        double length;
        double available;
        double drained;
        double workKnown;
        double working;
        double processorKnown;
        double processor;
        double waitKnown;
        double wait;
        double exactIdle;
        double idleLooks;
        double workLooks;
        long agreeing;
        long compared;

        Seen(List<Span> spans, boolean losing) {
            for (Span span : spans) {
                length += span.lengthNanos();
                addAccounts(record.accounts().between(span.fromNanos(), span.toNanos()));
                for (Segment segment : timeline.between(span.fromNanos(), span.toNanos())) {
                    Cause cause = segment.held().cause();
                    double overlap = segment.overlapNanos(span.fromNanos(), span.toNanos());
                    if (cause == null) {
                        exactIdle += overlap;
                    } else {
                        exact.add(cause, overlap);
                    }
                }
                addLooks(span, losing);
            }
            if (record.accounts().isEmpty()) {
                available = length;
            }
        }

        private void addAccounts(DrainAccounts.Sums sums) {
            available += sums.coveredNanos();
            drained += sums.drained();
            workKnown += sums.workKnownNanos();
            working += sums.workingNanos();
            processorKnown += sums.processorKnownNanos();
            processor += sums.processorNanos();
            waitKnown += sums.waitKnownNanos();
            wait += sums.waitNanos();
        }

        private void addLooks(Span span, boolean losing) {
            long most = losing ? MOST_LOSING_NANOS : MOST_CALM_NANOS;
            List<Look> looks = record.looks();
            for (int index = ByTime.firstAfter(looks, Look::timeNanos, span.fromNanos());
                    index < looks.size() && looks.get(index).timeNanos() <= span.toNanos();
                    index++) {
                Look look = looks.get(index);
                double weight = Math.min(most, look.weightNanos());
                if (idlePlaces.isIdle(look, losing)) {
                    idleLooks += weight;
                    continue;
                }
                workLooks += weight;
                all.add(look, most);
                compare(look, most);
            }
            if (looks.isEmpty()) {
                for (ThreadSample sample : jdk.samples(span)) {
                    addSample(sample);
                }
            }
        }

        /* What an exact wait explains, looks need not. */
        private void compare(Look look, long most) {
            List<Segment> at = timeline.between(look.timeNanos() - 1, look.timeNanos());
            Cause exactly = at.isEmpty() ? null : at.get(0).held().cause();
            if (exactly == null || at.get(0).held().precedence() != Held.OF_THREAD) {
                open.add(look, most);
                return;
            }
            Activity activity = look.activity();
            if (activity != null) {
                compared++;
                agreeing += exactly == (activity == Activity.TAKING ? Cause.PARK : activity.cause()) ? 1 : 0;
            }
        }

        private void addSample(ThreadSample sample) {
            Activity activity = BlockingMethods.of(sample.frames());
            if (activity != null) {
                Look look = new Look(
                        sample.timeNanos(),
                        activity,
                        "RUNNABLE",
                        -1,
                        MOST_LOSING_NANOS / 2,
                        sample.frames(),
                        "",
                        "",
                        "");
                open.add(look, MOST_LOSING_NANOS);
                all.add(look, MOST_LOSING_NANOS);
            }
        }
    }

    /**
     * What the thread did.
     *
     * @param losing whether the queue was not empty all the time, so that a thread that does not say when it is idle was not
     * @param prior what all drain threads were seen to do in all such times, used where few looks at this thread exist
     */
    Work measure(List<Span> times, boolean losing, LookTally prior) {
        List<Span> spans = record.within(times);
        Seen seen = new Seen(spans, losing);
        double work = workNanos(seen, spans, losing);
        ByCause parts = new Split(seen, spans, work).parts(prior);
        return new Work(
                seen.available,
                parts.sum(),
                seen.drained,
                parts,
                seen.all,
                share(seen.workKnown, seen.available),
                share(seen.processorKnown, seen.available),
                Math.min(parts.sum(), seen.exact.sum()),
                seen.agreeing,
                seen.compared);
    }

    private double workNanos(Seen seen, List<Span> spans, boolean losing) {
        if (seen.workKnown > MOSTLY * seen.available) {
            return seen.working / seen.workKnown * seen.available;
        }
        double most = Math.max(0, seen.available - seen.exactIdle);
        double looked = seen.idleLooks + seen.workLooks;
        double ran = processorNanos(seen, spans);
        if (losing || ran < 0) {
            return looked > 0 ? seen.available * seen.workLooks / looked : most;
        }
        /* Few looks find the little work of calm times; what it computed is known. How it was woken is no work. */
        double waited = Math.min(ran, seen.wait);
        double off = looked > 0 ? seen.available * waits(seen.all) / looked : seen.exact.sum();
        return Math.min(seen.available, ran + waited + off);
    }

    private static double waits(LookTally looks) {
        double sum = 0;
        for (Map.Entry<Activity, Double> each : looks.spread().entrySet()) {
            sum += each.getKey().isWait() ? each.getValue() : 0;
        }
        return sum;
    }

    /** How long the thread ran; below 0 when it is not known. */
    private double processorNanos(Seen seen, List<Span> spans) {
        if (seen.processorKnown > MOSTLY * seen.available) {
            return seen.processor / seen.processorKnown * seen.available;
        }
        double[] ran = jdk.coveredAndRan(spans);
        return ran[0] > MOSTLY * seen.length ? ran[1] / ran[0] * seen.available : -1;
    }

    private static double share(double part, double whole) {
        return whole <= 0 ? 0 : Math.min(1, part / whole);
    }

    /** Splits time at work so that the parts add up to it. */
    private final class Split {
        /* Idle time from which on processor time cannot all be taken for work. */
        private static final double MUCH_IDLE = 0.2;
        private static final long ENOUGH_LOOKS = 8;
        private static final double PRIOR_NANOS = 2 * 20e6;

        private final Seen seen;
        private final List<Span> spans;
        private final double work;
        private final double idle;
        private final ByCause parts = new ByCause();

        Split(Seen seen, List<Span> spans, double work) {
            this.seen = seen;
            this.spans = spans;
            this.work = work;
            this.idle = Math.max(0, seen.available - work);
        }

        ByCause parts(LookTally prior) {
            if (work <= 0) {
                return parts;
            }
            double rest = Math.max(0, work - stops());
            LookTally looks = new LookTally();
            looks.addPrior(seen.all, 1);
            double total = seen.all.total();
            if (prior.total() > 0) {
                looks.addPrior(prior, PRIOR_NANOS / prior.total());
            }
            double off = onProcessor(rest, looks, total, prior.looks());
            offProcessor(Math.max(0, off), prior);
            moveIo(rest, looks);
            return parts;
        }

        private double stops() {
            double part = share(work, seen.available);
            double collections = part * seen.exact.get(Cause.GC_PAUSE);
            double safepoints = part * seen.exact.get(Cause.SAFEPOINT);
            double sum = collections + safepoints;
            double factor = sum > work ? work / sum : 1;
            parts.add(Cause.GC_PAUSE, collections * factor);
            parts.add(Cause.SAFEPOINT, safepoints * factor);
            return sum * factor;
        }

        /* Adds what the thread computed and waited for a processor; gives what is left of the time. */
        private double onProcessor(double rest, LookTally looks, double looked, long priorLooks) {
            double computing = share(looks.spread().getOrDefault(Activity.COMPUTING, 0.0), looks.total()) * rest;
            double processor = processorNanos(seen, spans);
            if (processor < 0) {
                double sampled = jdk.sampledNanos(spans);
                double ran = looked > 0 ? computing : Math.min(rest, Math.max(0, sampled));
                parts.add(Cause.SLOW_SINK, ran);
                return rest - ran;
            }
            double ran = Math.min(rest, processor);
            double waited = seen.waitKnown > MOSTLY * seen.available
                    ? Math.min(rest - ran, seen.wait / seen.waitKnown * seen.available)
                    : looked > 0 ? Math.max(0, computing - ran) : 0;
            /* A wait ends when the thread runs again: the time until then is the wait's, which the looks saw, and not computing's. */
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

        /* Exact waits first, the rest by the looks that saw no exact one. */
        private void offProcessor(double off, LookTally prior) {
            double exact = 0;
            for (Cause cause : Cause.WAITS) {
                exact += seen.exact.get(cause);
            }
            double factor = exact > off ? share(off, exact) : 1;
            for (Cause cause : Cause.WAITS) {
                parts.add(cause, seen.exact.get(cause) * factor);
            }
            double rest = off - exact * factor;
            LookTally looks = new LookTally();
            looks.addPrior(seen.open, 1);
            if (prior.total() > 0) {
                looks.addPrior(prior, PRIOR_NANOS / prior.total());
            }
            double waits = waits(looks);
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

        /* A call to read, write or force takes processor time too; that part of it is not computing of the sink. */
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
}
