package io.adaflight.analyzer.analysis.causes.service;

import io.adaflight.analyzer.analysis.causes.ByCause;
import io.adaflight.analyzer.analysis.causes.Cause;
import io.adaflight.analyzer.analysis.causes.evidence.DrainHistory;
import io.adaflight.analyzer.analysis.causes.evidence.DrainRecord;
import io.adaflight.analyzer.analysis.causes.evidence.Intervals;
import io.adaflight.analyzer.analysis.causes.evidence.Look;
import io.adaflight.analyzer.analysis.causes.evidence.LookTally;
import io.adaflight.analyzer.analysis.causes.evidence.OffCpuSpan;
import io.adaflight.analyzer.analysis.causes.evidence.OffCpuTimeline;
import io.adaflight.analyzer.analysis.causes.evidence.OffCpuTimeline.Segment;
import io.adaflight.analyzer.analysis.causes.evidence.Span;
import io.adaflight.analyzer.analysis.causes.evidence.VmHistory;
import io.adaflight.analyzer.recording.event.CpuThrottling;
import java.util.ArrayList;
import java.util.List;

/** Measures what all drain threads of a pipeline did together. */
public final class DrainMeter {
    /** The smallest share of throttled scheduling periods that puts a wait for a processor down to the quota. */
    private static final double OFTEN = 0.1;

    private static final long LEAST_SHOWN_NANOS = 300_000_000L;
    private static final LookTally NOTHING = new LookTally();

    private final Intervals intervals;
    private final OffCpuTimeline timeline;
    private final List<CpuThrottling> throttling;
    private final List<ThreadMeter> threads = new ArrayList<>();
    private final IdlePlaces idlePlaces;
    private final double shownRate;
    private final Work calm;
    private final Work losing;

    /**
     * Measures drain threads.
     *
     * @param drains one or more
     * @param timelines what the JDK recorded of each thread exactly
     * @param calmSpans the spans without loss in which the drain kept up
     * @param losingSpans the spans in which events were lost
     */
    public DrainMeter(
            Intervals intervals,
            VmHistory vm,
            List<DrainRecord> drains,
            List<OffCpuTimeline> timelines,
            List<Span> calmSpans,
            List<Span> losingSpans) {
        this.intervals = intervals;
        timeline = timelines.get(0);
        throttling = ProcessorTimes.ordered(vm.throttling());
        idlePlaces = new IdlePlaces(drains, calmSpans, losingSpans);
        for (int index = 0; index < drains.size(); index++) {
            DrainRecord drain = drains.get(index);
            DrainHistory known = vm.drain(drain.threadId());
            DrainHistory jdk = known == null ? DrainHistory.unrecorded(drain.threadId(), drain.name()) : known;
            threads.add(new ThreadMeter(drain, new ProcessorTimes(jdk, vm), timelines.get(index), idlePlaces));
        }
        shownRate = shownRate();
        calm = measure(calmSpans, false, NOTHING);
        losing = measure(losingSpans, true, NOTHING);
    }

    /** What was done while nothing was lost. */
    public Work calm() {
        return calm;
    }

    /** What was done while events were lost. */
    public Work losing() {
        return losing;
    }

    /** What was done in a part of the time of loss. */
    public Work losing(Span span) {
        return measure(List.of(span), true, losing.looks());
    }

    /** How long the JVM was stopped in a span, by cause. */
    public ByCause stops(Span span) {
        ByCause stops = new ByCause();
        for (Segment segment : timeline.between(span)) {
            Cause cause = segment.held().cause();
            if (cause != null && segment.held().precedence() >= OffCpuSpan.OF_VM) {
                stops.add(cause, (double) segment.span().overlapNanos(span));
            }
        }
        return stops;
    }

    /** Whether a look saw the thread waiting for events. */
    public boolean isIdle(Look look) {
        return idlePlaces.isIdle(look, true);
    }

    /**
     * How many events the drain threads can take in a span at their calm speed: by the calm cost of an event, and at least what
     * they have already achieved. 0 when unknown.
     */
    public double calmCapacity(double availableNanos, double wallNanos) {
        double served = calm.hasServiceTime() ? availableNanos / calm.serviceNanos() : 0;
        return Math.max(served, shownRate * wallNanos);
    }

    private Work measure(List<Span> spans, boolean whileLosing, LookTally prior) {
        double available = 0;
        double work = 0;
        double workKnown = 0;
        double processorKnown = 0;
        double exact = 0;
        double drained = 0;
        long agreeing = 0;
        long compared = 0;
        ByCause parts = new ByCause();
        LookTally looks = new LookTally();
        for (ThreadMeter thread : threads) {
            Work of = thread.measure(spans, whileLosing, prior);
            available += of.availableNanos();
            work += of.workNanos();
            workKnown += of.workKnown() * of.availableNanos();
            processorKnown += of.processorKnown() * of.availableNanos();
            exact += of.exactNanos();
            drained += of.events();
            agreeing += of.agreeing();
            compared += of.compared();
            parts.add(of.parts(), 1);
            looks.addAll(of.looks());
        }
        double counted = 0;
        for (Span span : spans) {
            counted += intervals.drainedBetween(span);
        }
        nameQuota(parts, spans);
        return new Work(
                available,
                work,
                counted > 0 ? counted : drained,
                parts,
                looks,
                available <= 0 ? 0 : workKnown / available,
                available <= 0 ? 0 : processorKnown / available,
                exact,
                agreeing,
                compared);
    }

    /* While the container's quota is used up, a wait for a CPU or for something unknown is a wait for the quota. */
    private void nameQuota(ByCause parts, List<Span> spans) {
        if (ProcessorTimes.throttledShare(throttling, spans) >= OFTEN) {
            Cause from = parts.get(Cause.CPU_SATURATED) > 0 ? Cause.CPU_SATURATED : Cause.UNEXPLAINED;
            double waited = parts.get(from);
            parts.add(from, -waited);
            parts.add(Cause.CPU_THROTTLED, waited);
        }
    }

    /* Events per nanosecond in the best span of some length: the rate that the drain has achieved. */
    private double shownRate() {
        double best = 0;
        int first = 0;
        double sum = 0;
        for (int index = 0; index < intervals.size(); index++) {
            sum += intervals.drained(index);
            while (first < index && intervals.to(index) - intervals.from(first + 1) >= LEAST_SHOWN_NANOS) {
                sum -= intervals.drained(first);
                first++;
            }
            long length = intervals.to(index) - intervals.from(first);
            if (length >= LEAST_SHOWN_NANOS) {
                best = Math.max(best, sum / length);
            }
        }
        return best;
    }
}
