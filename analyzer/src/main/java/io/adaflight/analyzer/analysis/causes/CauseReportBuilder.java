package io.adaflight.analyzer.analysis.causes;

import io.adaflight.analyzer.analysis.causes.Attribution.Division;
import io.adaflight.analyzer.analysis.causes.CauseAnalysis.EpisodeSpan;
import io.adaflight.analyzer.analysis.causes.EpisodeCauses.Weight;
import io.adaflight.analyzer.analysis.causes.Timeline.Segment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Puts the divisions of all windows of a pipeline together. */
final class CauseReportBuilder {
    private static final double WORTH_A_HINT = 0.05;

    private final long from;
    private final long to;
    private final VmHistory vm;
    private final List<DrainHistory> drains;
    private final List<Timeline> timelines;
    private final WorkMeter meter;
    private final List<Division> divisions;
    private final EvidenceCounter evidence = new EvidenceCounter();
    private final ByCause lost = new ByCause();
    private final ByCause heldNanos = new ByCause();
    private long lossNanos;
    private long lostEvents;

    CauseReportBuilder(
            long from,
            long to,
            VmHistory vm,
            List<DrainHistory> drains,
            List<Timeline> timelines,
            WorkMeter meter,
            List<Division> divisions) {
        this.from = from;
        this.to = to;
        this.vm = vm;
        this.drains = drains;
        this.timelines = timelines;
        this.meter = meter;
        this.divisions = divisions;
        for (Division division : divisions) {
            lossNanos += division.window().lengthNanos();
            lostEvents += division.window().dropped();
            lost.add(division.lost(), 1);
            heldNanos.add(division.heldNanos(), 1);
        }
    }

    CauseReport build(
            List<SpanRule> spanRules, List<WorkRule> workRules, long intervalNanos, List<EpisodeSpan> episodes) {
        timelines.forEach(timeline -> evidence.add(timeline, divisions));
        long samples = drains.stream()
                .mapToLong(drain -> evidence.addSamples(drain, divisions))
                .sum();
        List<CauseRule> rules = new ArrayList<>(spanRules);
        rules.addAll(workRules);
        boolean unexplained = lost.get(Cause.UNEXPLAINED) > WORTH_A_HINT * lostEvents;
        List<MissingEvidence> missing = Gaps.of(vm.settings(), rules, unexplained, !drains.isEmpty());
        Confidence confidence = new Confidence(vm, missing, (double) lossNanos / (to - from), intervalNanos);
        ByCause baseline = baseline(workRules);
        Map<Cause, Long> counts = wholeEvents(lost, lostEvents);
        long readings = divisions.stream()
                .map(Division::window)
                .mapToLong(window -> meter.processors().readings(window.fromNanos(), window.toNanos()))
                .sum();
        List<CauseShare> shares = new ArrayList<>();
        for (Cause cause : Cause.values()) {
            if (lost.get(cause) > 0) {
                double held = Math.min(1, heldNanos.get(cause) / lossNanos);
                double usual = Math.min(1, baseline.get(cause));
                double lift = usual <= 0 ? 0 : held / usual;
                shares.add(new CauseShare(
                        cause,
                        Math.min(1, lost.get(cause) / lostEvents),
                        counts.getOrDefault(cause, 0L),
                        held,
                        usual,
                        lift,
                        confidence.of(cause, lift, samples, readings),
                        evidence.of(cause, divisions)));
            }
        }
        shares.sort(Comparator.comparingDouble(CauseShare::share).reversed().thenComparing(CauseShare::cause));
        return new CauseReport(lostEvents, lossNanos, shares, episodeCauses(episodes), intervalCauses(), missing);
    }

    /** How much of the whole time each cause held. */
    private ByCause baseline(List<WorkRule> workRules) {
        ByCause baseline = new ByCause();
        long length = to - from;
        long work = length;
        for (Timeline timeline : timelines) {
            work -= timeline.standingNanos(from, to) / timelines.size();
            for (Segment segment : timeline.segments()) {
                Cause cause = segment.held().cause();
                if (cause != null) {
                    baseline.add(cause, (double) segment.overlapNanos(from, to) / timelines.size() / length);
                }
            }
        }
        WorkFacts facts = meter.facts(from, to, work, 0, 0, 0);
        for (WorkRule rule : workRules) {
            double ofWork = rule.cause() == Cause.CPU_SATURATED
                    ? meter.processors().saturatedShare(from, to)
                    : rule.held(facts);
            baseline.add(rule.cause(), ofWork * work / length);
        }
        baseline.add(Cause.UNEXPLAINED, heldNanos.get(Cause.UNEXPLAINED) / length);
        return baseline;
    }

    private List<EpisodeCauses> episodeCauses(List<EpisodeSpan> episodes) {
        List<EpisodeCauses> all = new ArrayList<>();
        for (EpisodeSpan episode : episodes) {
            if (episode.lost() > 0) {
                ByCause sum = new ByCause();
                for (int index = ByTime.firstAfter(divisions, Division::endNanos, episode.startNanos());
                        index < divisions.size()
                                && divisions.get(index).window().fromNanos() < episode.endNanos();
                        index++) {
                    Division division = divisions.get(index);
                    LossWindow window = division.window();
                    sum.add(
                            division.lost(),
                            (double) window.overlapNanos(episode.startNanos(), episode.endNanos())
                                    / window.lengthNanos());
                }
                all.add(new EpisodeCauses(episode.threadId(), episode.startNanos(), episode.endNanos(), weights(sum)));
            }
        }
        return all;
    }

    private List<EpisodeCauses> intervalCauses() {
        return divisions.stream()
                .map(division -> new EpisodeCauses(
                        0, division.window().fromNanos(), division.window().toNanos(), weights(division.lost())))
                .toList();
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

    /** Whole numbers with a given sum, each less than one from its part: the largest remainders are rounded up. */
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
