package io.adaflight.analyzer.analysis.causes.service;

import io.adaflight.analyzer.analysis.causes.ByCause;
import io.adaflight.analyzer.analysis.causes.Cause;
import io.adaflight.analyzer.analysis.causes.evidence.Activity;
import io.adaflight.analyzer.analysis.causes.evidence.BlockingMethods;
import io.adaflight.analyzer.analysis.causes.evidence.DrainAccounts;
import io.adaflight.analyzer.analysis.causes.evidence.DrainRecord;
import io.adaflight.analyzer.analysis.causes.evidence.Look;
import io.adaflight.analyzer.analysis.causes.evidence.LookTally;
import io.adaflight.analyzer.analysis.causes.evidence.OffCpuSpan;
import io.adaflight.analyzer.analysis.causes.evidence.OffCpuTimeline;
import io.adaflight.analyzer.analysis.causes.evidence.OffCpuTimeline.Segment;
import io.adaflight.analyzer.analysis.causes.evidence.Span;
import io.adaflight.analyzer.analysis.causes.evidence.TimeSearch;
import io.adaflight.analyzer.recording.event.ThreadSample;
import java.util.List;
import java.util.Map;

/** What is known of a drain thread in some spans of time: its own accounts, exact waits and stops, looks and samples. */
final class Observed {
    /* Looks are ten times rarer while nothing is lost; one of them must not outweigh a whole loss. */
    private static final long MOST_LOSING_NANOS = 40_000_000L;
    private static final long MOST_CALM_NANOS = 1_000_000_000L;
    private static final double MOSTLY = 0.5;

    private final DrainRecord record;
    private final ProcessorTimes jdk;
    private final OffCpuTimeline timeline;
    private final IdlePlaces idlePlaces;
    private final List<Span> spans;
    private final boolean losing;
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

    /**
     * Sums up.
     *
     * @param spans in which the thread lived
     * @param losing whether they are times of loss
     */
    Observed(
            DrainRecord record,
            ProcessorTimes jdk,
            OffCpuTimeline timeline,
            IdlePlaces idlePlaces,
            List<Span> spans,
            boolean losing) {
        this.record = record;
        this.jdk = jdk;
        this.timeline = timeline;
        this.idlePlaces = idlePlaces;
        this.spans = spans;
        this.losing = losing;
        for (Span span : spans) {
            length += span.lengthNanos();
            addAccounts(record.accounts().between(span));
            for (Segment segment : timeline.between(span)) {
                Cause cause = segment.held().cause();
                double overlap = segment.span().overlapNanos(span);
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
        for (int index = TimeSearch.firstAfter(looks, Look::timeNanos, span.fromNanos());
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

    /* Looks need not explain what an exact wait explains. */
    private void compare(Look look, long most) {
        List<Segment> at = timeline.between(new Span(look.timeNanos() - 1, look.timeNanos()));
        Cause exactly = at.isEmpty() ? null : at.get(0).held().cause();
        if (exactly == null || at.get(0).held().precedence() != OffCpuSpan.OF_THREAD) {
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
        Activity activity = BlockingMethods.of(sample);
        if (activity != null) {
            Look look = new Look(
                    sample.timeNanos(), activity, "RUNNABLE", -1, MOST_LOSING_NANOS / 2, sample.frames(), "", "", "");
            open.add(look, MOST_LOSING_NANOS);
            all.add(look, MOST_LOSING_NANOS);
        }
    }

    /** How long the thread ran; negative when unknown. */
    double processorNanos() {
        if (processorKnown > MOSTLY * available) {
            return processor / processorKnown * available;
        }
        double[] ran = jdk.coveredAndRan(spans);
        return ran[0] > MOSTLY * length ? ran[1] / ran[0] * available : -1;
    }

    /** How long the thread was at work, stops of the JVM included. */
    double workNanos() {
        if (isWorkKnown()) {
            return working / workKnown * available;
        }
        double ran = processorNanos();
        double looked = idleLooks + workLooks;
        if (losing || ran < 0) {
            /* Nobody looks while the JVM is stopped; events that came in the meantime wait then. */
            double stops = Math.min(available, stopsNanos());
            return looked > 0 ? stops + (available - stops) * workLooks / looked : Math.max(0, available - exactIdle);
        }
        /* Looks rarely see the little work of calm times, but its computing time is known. Waking up is not work. */
        double waited = Math.min(ran, wait);
        double off = looked > 0 ? available * waits(all) / looked : exact.sum();
        return Math.min(available, ran + waited + off);
    }

    /**
     * The share of the JVM's stops that hit the thread at work, from 0 to 1: its share of time at work, or more when its time at
     * work needs them as an explanation.
     */
    double stopsAtWorkShare(double work) {
        double ran = processorNanos();
        if (!isWorkKnown() && (losing || ran < 0)) {
            return 1;
        }
        double unexplained = ran < 0 ? 0 : work - ran - wait;
        return Math.max(share(work, available), share(unexplained, stopsNanos()));
    }

    private boolean isWorkKnown() {
        return workKnown > MOSTLY * available;
    }

    private double stopsNanos() {
        return exact.get(Cause.GC_PAUSE) + exact.get(Cause.SAFEPOINT);
    }

    /** How long the JDK's samples saw it in Java code. */
    double sampledNanos() {
        return jdk.sampledNanos(spans);
    }

    /** The share of its time for which it reports whether it is at work, from 0 to 1. */
    double workKnownShare() {
        return share(workKnown, available);
    }

    /** The share of its time for which its processor time is known, from 0 to 1. */
    double processorKnownShare() {
        return share(processorKnown, available);
    }

    /** A share of a whole, from 0 to 1; 0 if the whole is 0. */
    static double share(double part, double whole) {
        return whole <= 0 ? 0 : Math.min(1, part / whole);
    }

    /** The weight of looks that saw a wait. */
    static double waits(LookTally looks) {
        double sum = 0;
        for (Map.Entry<Activity, Double> each : looks.spread().entrySet()) {
            sum += each.getKey().isWait() ? each.getValue() : 0;
        }
        return sum;
    }
}
