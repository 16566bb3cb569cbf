package io.adaflight.analyzer.analysis.causes;

import io.adaflight.analyzer.analysis.causes.Attribution.Division;
import io.adaflight.analyzer.analysis.causes.Evidence.Attribute;
import io.adaflight.analyzer.analysis.causes.Timeline.Segment;
import io.adaflight.analyzer.recording.event.ThreadSample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts together what was seen of each cause while events were lost. */
final class EvidenceCounter {
    private static final int MOST = 5;
    private static final Comparator<Evidence> GREATEST = Comparator.comparingLong(Evidence::heldNanos)
            .thenComparingLong(Evidence::count)
            .reversed()
            .thenComparing(evidence -> evidence.attributes().toString());

    private record Subject(Cause cause, List<Attribute> attributes) {}

    private static final class Sum {
        long heldNanos;
        long bytes;
        final Set<Held> held = new HashSet<>();
        long longestNanos = -1;
        long longestStartNanos;
        long longestEndNanos;
        long samples;
    }

    private final Map<Subject, Sum> sums = new HashMap<>();

    /** Adds what one drain thread did in the windows. */
    void add(Timeline timeline, List<Division> divisions) {
        for (Division division : divisions) {
            LossWindow window = division.window();
            for (Segment segment : timeline.between(window.fromNanos(), window.toNanos())) {
                Cause cause = segment.held().cause();
                if (cause != null) {
                    add(cause, segment, window);
                }
            }
        }
    }

    private void add(Cause cause, Segment segment, LossWindow window) {
        Held held = segment.held();
        Sum sum = sums.computeIfAbsent(new Subject(cause, held.attributes()), key -> new Sum());
        sum.heldNanos += segment.overlapNanos(window.fromNanos(), window.toNanos());
        if (sum.held.add(held)) {
            sum.bytes += held.bytes();
        }
        if (held.lengthNanos() > sum.longestNanos) {
            sum.longestNanos = held.lengthNanos();
            sum.longestStartNanos = held.startNanos();
            sum.longestEndNanos = held.endNanos();
        }
    }

    /** Adds where a drain thread was seen at work in the windows; gives how often. */
    long addSamples(DrainHistory drain, List<Division> divisions) {
        long seen = 0;
        int at = 0;
        for (ThreadSample sample : drain.samples()) {
            while (at < divisions.size() && divisions.get(at).window().toNanos() < sample.timeNanos()) {
                at++;
            }
            if (at < divisions.size() && divisions.get(at).window().fromNanos() < sample.timeNanos()) {
                List<Attribute> attributes = List.of(
                        new Attribute(Evidence.Key.THREAD, drain.name()),
                        new Attribute(Evidence.Key.FRAMES, sample.frames()));
                Sum sum = sums.computeIfAbsent(new Subject(Cause.SLOW_SINK, attributes), key -> new Sum());
                if (sum.samples == 0) {
                    sum.longestStartNanos = sample.timeNanos();
                }
                sum.longestEndNanos = sample.timeNanos();
                sum.samples += drain.sampleWeight();
                seen += drain.sampleWeight();
            }
        }
        return seen;
    }

    /** What was seen of a cause; of the rules that go by figures, the figures. */
    List<Evidence> of(Cause cause, List<Division> divisions) {
        List<Evidence> evidence = new ArrayList<>();
        sums.forEach((subject, sum) -> {
            if (subject.cause() == cause) {
                List<Attribute> attributes = new ArrayList<>(subject.attributes());
                if (sum.bytes > 0) {
                    attributes.add(new Attribute(Evidence.Key.BYTES, Long.toString(sum.bytes)));
                }
                long count = sum.held.size() + sum.samples;
                evidence.add(
                        new Evidence(attributes, sum.heldNanos, count, sum.longestStartNanos, sum.longestEndNanos));
            }
        });
        evidence.sort(GREATEST);
        if (evidence.size() > MOST) {
            evidence.subList(MOST, evidence.size()).clear();
        }
        divisions.stream()
                .filter(division -> division.lost().get(cause) > 0)
                .max(Comparator.comparingDouble(division -> division.lost().get(cause)))
                .ifPresent(worst -> {
                    String figure = figure(cause, worst.facts());
                    if (!figure.isEmpty()) {
                        evidence.add(new Evidence(
                                List.of(new Attribute(Evidence.Key.FIGURE, figure)),
                                0,
                                1,
                                worst.window().fromNanos(),
                                worst.window().toNanos()));
                    }
                });
        return List.copyOf(evidence);
    }

    private static String figure(Cause cause, WorkFacts facts) {
        return switch (cause) {
            case PRODUCER_BURST ->
                String.format(
                        Locale.ROOT, "%,.0f events offered a second, usually %,.0f", facts.rate(), facts.usualRate());
            case CPU_SATURATED ->
                String.format(
                        Locale.ROOT,
                        "processors busy to %s, the drain ran %s of its working time",
                        percent(facts.machineLoad()),
                        percent(facts.running()));
            case CPU_THROTTLED ->
                String.format(
                        Locale.ROOT,
                        "quota used up in %s of the scheduling periods, the drain ran %s of its working time",
                        percent(facts.throttled()),
                        percent(facts.running()));
            case SLOW_SINK ->
                String.format(
                        Locale.ROOT,
                        "%,.0f events drained a second of work, the drain ran %s of it",
                        facts.workRate(),
                        percent(facts.running() == null ? facts.sampledRunning() : facts.running()));
            default -> "";
        };
    }

    private static String percent(@Nullable Double ratio) {
        return ratio == null ? "an unknown part" : String.format(Locale.ROOT, "%.0f %%", ratio * 100);
    }
}
