package io.adaflight.analyzer.analysis.causes.attribution;

import io.adaflight.analyzer.analysis.causes.ByCause;
import io.adaflight.analyzer.analysis.causes.Cause;
import io.adaflight.analyzer.analysis.causes.CauseReport;
import io.adaflight.analyzer.analysis.causes.CauseShare;
import io.adaflight.analyzer.analysis.causes.DrainTime;
import io.adaflight.analyzer.analysis.causes.EpisodeCauses;
import io.adaflight.analyzer.analysis.causes.EpisodeCauses.Weight;
import io.adaflight.analyzer.analysis.causes.Evidence;
import io.adaflight.analyzer.analysis.causes.Evidence.Attribute;
import io.adaflight.analyzer.analysis.causes.attribution.Attribution.Division;
import io.adaflight.analyzer.analysis.causes.evidence.DrainHistory;
import io.adaflight.analyzer.analysis.causes.evidence.DrainRecord;
import io.adaflight.analyzer.analysis.causes.evidence.OffCpuTimeline;
import io.adaflight.analyzer.analysis.causes.evidence.Span;
import io.adaflight.analyzer.analysis.causes.evidence.TimeSearch;
import io.adaflight.analyzer.analysis.causes.evidence.VmHistory;
import io.adaflight.analyzer.analysis.causes.service.DrainMeter;
import io.adaflight.analyzer.analysis.causes.service.Work;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Combines the divisions of all windows of a pipeline. */
public final class CauseReportBuilder {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MOSTLY = 0.5;

    private final VmHistory vm;
    private final List<DrainRecord> drains;
    private final List<OffCpuTimeline> timelines;
    private final CalmTimes calm;
    private final DrainMeter meter;
    private final List<Division> divisions;
    private final OversizedEvents oversized;
    private final ByCause lost = new ByCause();
    private double chronic;
    private double unseen;
    private long offered;
    private long dropped;
    private long lossNanos;

    public CauseReportBuilder(
            VmHistory vm,
            List<DrainRecord> drains,
            List<OffCpuTimeline> timelines,
            CalmTimes calm,
            DrainMeter meter,
            List<Division> divisions,
            OversizedEvents oversized) {
        this.vm = vm;
        this.drains = List.copyOf(drains);
        this.timelines = List.copyOf(timelines);
        this.calm = calm;
        this.meter = meter;
        this.divisions = List.copyOf(divisions);
        this.oversized = oversized;
        for (Division division : divisions) {
            lossNanos += division.window().span().lengthNanos();
            dropped += division.window().dropped();
            offered += division.window().offered();
            chronic += division.chronic();
            unseen += division.unseen();
            lost.add(division.lost(), 1);
        }
        dropped += oversized.count();
        lost.add(Cause.EVENT_TOO_LARGE, (double) oversized.count());
    }

    /**
     * Builds the report.
     *
     * @param episodes the episodes to find the causes of
     */
    public CauseReport build(List<EpisodeSpan> episodes) {
        EvidenceList evidence = new EvidenceList();
        List<LossWindow> windows = divisions.stream().map(Division::window).toList();
        timelines.forEach(timeline -> evidence.add(timeline, windows));
        for (DrainRecord drain : drains) {
            evidence.add(drain, meter, windows);
            DrainHistory jdk = vm.drain(drain.threadId());
            if (drain.looks().isEmpty() && jdk != null) {
                evidence.add(jdk, windows);
            }
        }
        Confidence confidence = new Confidence(meter.losing(), meter.calm(), lost, unseen, vm);
        Map<Cause, Long> counts = wholeEvents(lost, dropped);
        List<CauseShare> shares = new ArrayList<>();
        for (Cause cause : Cause.values()) {
            if (lost.get(cause) > 0) {
                List<Evidence> seen = new ArrayList<>(evidence.of(cause));
                seen.addAll(figures(cause));
                shares.add(new CauseShare(
                        cause,
                        Math.min(1, lost.get(cause) / lost.sum()),
                        counts.getOrDefault(cause, 0L),
                        cause != Cause.PRODUCER_BURST && chronic > MOSTLY * dropped,
                        confidence.of(cause),
                        seen));
            }
        }
        shares.sort(Comparator.comparingDouble(CauseShare::share).reversed().thenComparing(CauseShare::cause));
        return new CauseReport(
                dropped,
                lossNanos,
                shares,
                drainTime(),
                episodeCauses(episodes),
                intervalCauses(),
                evidence.stacks(),
                Missing.of(vm, drains, meter.losing(), shares.isEmpty() ? null : shares.get(0)));
    }

    private List<Evidence> figures(Cause cause) {
        if (cause == Cause.EVENT_TOO_LARGE) {
            return List.of(figure(oversized.figure(), new Span(oversized.firstNanos(), oversized.lastNanos())));
        }
        if (cause == Cause.PRODUCER_BURST && !divisions.isEmpty()) {
            Division worst = divisions.stream()
                    .max(Comparator.comparingDouble(division -> division.lost().get(cause)))
                    .get();
            LossWindow window = worst.window();
            return List.of(figure(
                    String.format(
                            Locale.ROOT,
                            "%,.0f events offered a second, usually %,.0f",
                            window.offered() * NANOS_PER_SECOND / window.span().lengthNanos(),
                            calm.rate() * NANOS_PER_SECOND),
                    window.span()));
        }
        return List.of();
    }

    private static Evidence figure(String text, Span span) {
        return new Evidence(
                List.of(new Attribute(Evidence.Key.FIGURE, text)), 0, 1, 0, span.fromNanos(), span.toNanos());
    }

    private @Nullable DrainTime drainTime() {
        Work losing = meter.losing();
        if (drains.isEmpty() || losing.workNanos() <= 0) {
            return null;
        }
        Work before = meter.calm();
        double seconds = lossNanos / NANOS_PER_SECOND;
        return new DrainTime(
                before.hasServiceTime() ? service(before) : null,
                service(losing),
                calm.rate() * NANOS_PER_SECOND,
                seconds <= 0 ? 0 : offered / seconds,
                before.hasServiceTime()
                        ? meter.calmCapacity(losing.availableNanos(), (double) lossNanos) / Math.max(1e-9, seconds)
                        : 0,
                losing.events() <= 0 ? 0 : losing.availableNanos() / losing.serviceNanos() / Math.max(1e-9, seconds),
                losing.workKnown() > MOSTLY,
                losing.processorKnown() > MOSTLY);
    }

    private static DrainTime.ServiceTime service(Work work) {
        double events = Math.max(1, work.events());
        List<DrainTime.Part> parts = new ArrayList<>();
        for (Cause cause : Cause.values()) {
            if (work.parts().get(cause) > 0) {
                parts.add(new DrainTime.Part(cause, work.parts().get(cause) / events));
            }
        }
        parts.sort(Comparator.comparingDouble(DrainTime.Part::nanos).reversed());
        return new DrainTime.ServiceTime(
                work.events(), work.workNanos() / events, parts, work.looks().looks());
    }

    private List<EpisodeCauses> episodeCauses(List<EpisodeSpan> episodes) {
        List<EpisodeCauses> all = new ArrayList<>();
        for (EpisodeSpan episode : episodes) {
            if (episode.lost() > 0) {
                ByCause sum = new ByCause();
                Span span = episode.span();
                for (int index = TimeSearch.firstAfter(divisions, Division::endNanos, span.fromNanos());
                        index < divisions.size()
                                && divisions.get(index).window().span().fromNanos() < span.toNanos();
                        index++) {
                    Division division = divisions.get(index);
                    Span window = division.window().span();
                    sum.add(division.lost(), (double) window.overlapNanos(span) / window.lengthNanos());
                }
                all.add(causes(episode.threadId(), span, sum));
            }
        }
        return all;
    }

    private List<EpisodeCauses> intervalCauses() {
        return divisions.stream()
                .map(division -> causes(0, division.window().span(), division.lost()))
                .toList();
    }

    private static EpisodeCauses causes(long threadId, Span span, ByCause lost) {
        return new EpisodeCauses(threadId, span.fromNanos(), span.toNanos(), weights(lost));
    }

    private static List<Weight> weights(ByCause lost) {
        double sum = lost.sum();
        List<Weight> weights = new ArrayList<>();
        for (Cause cause : Cause.values()) {
            if (lost.get(cause) > 0) {
                weights.add(new Weight(cause, lost.get(cause) / sum));
            }
        }
        weights.sort(Comparator.comparingDouble(Weight::share).reversed().thenComparing(Weight::cause));
        return weights;
    }

    /** Whole events for each cause that sum to the loss; the largest remainders are rounded up. */
    static Map<Cause, Long> wholeEvents(ByCause parts, long sum) {
        Map<Cause, Long> whole = new EnumMap<>(Cause.class);
        List<Cause> order = new ArrayList<>();
        long given = 0;
        for (Cause cause : Cause.values()) {
            if (parts.get(cause) > 0) {
                long floor = (long) parts.get(cause);
                whole.put(cause, floor);
                given += floor;
                order.add(cause);
            }
        }
        order.sort(Comparator.comparingDouble((Cause cause) -> parts.get(cause) - Math.floor(parts.get(cause)))
                .reversed()
                .thenComparing(Comparator.naturalOrder()));
        for (int next = 0; next < order.size() && given < sum; next++) {
            whole.merge(order.get(next), 1L, Long::sum);
            given++;
        }
        return whole;
    }
}
