package io.adaflight.analyzer.analysis.causes.attribution;

import io.adaflight.analyzer.analysis.causes.Cause;
import io.adaflight.analyzer.analysis.causes.Evidence;
import io.adaflight.analyzer.analysis.causes.Evidence.Attribute;
import io.adaflight.analyzer.analysis.causes.SeenStack;
import io.adaflight.analyzer.analysis.causes.evidence.Activity;
import io.adaflight.analyzer.analysis.causes.evidence.BlockingMethods;
import io.adaflight.analyzer.analysis.causes.evidence.DrainHistory;
import io.adaflight.analyzer.analysis.causes.evidence.DrainRecord;
import io.adaflight.analyzer.analysis.causes.evidence.Look;
import io.adaflight.analyzer.analysis.causes.evidence.OffCpuSpan;
import io.adaflight.analyzer.analysis.causes.evidence.OffCpuTimeline;
import io.adaflight.analyzer.analysis.causes.evidence.OffCpuTimeline.Segment;
import io.adaflight.analyzer.analysis.causes.evidence.Span;
import io.adaflight.analyzer.analysis.causes.evidence.TimeSearch;
import io.adaflight.analyzer.analysis.causes.service.DrainMeter;
import io.adaflight.analyzer.recording.event.ThreadSample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The evidence for each cause while events were lost: exact waits and stops, and the stacks that looks saw. */
final class EvidenceList {
    private static final int MOST_EXACT = 3;
    private static final int MOST_STACKS = 1;
    private static final int SHOWN_FRAMES = 8;
    private static final Comparator<Evidence> GREATEST = Comparator.comparingLong(Evidence::heldNanos)
            .thenComparingLong(Evidence::count)
            .reversed()
            .thenComparing(evidence -> evidence.attributes().toString());

    private record Subject(Cause cause, List<Attribute> attributes) {}

    private static final class Sum {
        final Set<OffCpuSpan> held = new HashSet<>();
        long heldNanos;
        long bytes;
        long count;
        long longestNanos = -1;
        long startNanos;
        long endNanos;
    }

    private final Map<Subject, Sum> exact = new HashMap<>();
    private final Map<Subject, Sum> seen = new HashMap<>();
    private final SeenStacks stacks = new SeenStacks();
    private long looks;

    /** Adds what the JDK recorded of one drain thread. */
    void add(OffCpuTimeline timeline, List<LossWindow> windows) {
        for (LossWindow window : windows) {
            for (Segment segment : timeline.between(window.span())) {
                Cause cause = segment.held().cause();
                if (cause != null) {
                    add(cause, segment, window.span());
                }
            }
        }
    }

    private void add(Cause cause, Segment segment, Span window) {
        OffCpuSpan held = segment.held();
        Sum sum = exact.computeIfAbsent(new Subject(cause, held.attributes()), key -> new Sum());
        sum.heldNanos += segment.span().overlapNanos(window);
        if (sum.held.add(held)) {
            sum.bytes += held.bytes();
            sum.count++;
        }
        if (held.span().lengthNanos() > sum.longestNanos) {
            sum.longestNanos = held.span().lengthNanos();
            sum.startNanos = held.span().fromNanos();
            sum.endNanos = held.span().toNanos();
        }
    }

    /** Adds what looks saw of one drain thread at work. */
    void add(DrainRecord drain, DrainMeter meter, List<LossWindow> windows) {
        for (LossWindow window : windows) {
            List<Look> all = drain.looks();
            for (int index = TimeSearch.firstAfter(
                            all, Look::timeNanos, window.span().fromNanos());
                    index < all.size()
                            && all.get(index).timeNanos() <= window.span().toNanos();
                    index++) {
                Look look = all.get(index);
                Activity activity = look.activity();
                if (activity != null && !meter.isIdle(look)) {
                    looks++;
                    Cause cause = cause(activity);
                    stacks.add(cause, look.frames());
                    add(cause, attributes(drain, look), look.timeNanos());
                    if (activity == Activity.COMPUTING && BlockingMethods.isNative(look.frames())) {
                        add(Cause.UNEXPLAINED, attributes(drain, look), look.timeNanos());
                    }
                }
            }
        }
    }

    /** Adds where the recorder's own samples saw a drain thread; ignored for a thread with AdaFlight's looks. */
    void add(DrainHistory drain, List<LossWindow> windows) {
        for (ThreadSample sample : drain.samples()) {
            int at = TimeSearch.firstAfter(windows, window -> window.span().toNanos(), sample.timeNanos() - 1);
            Activity activity = BlockingMethods.of(sample);
            if (at < windows.size() && windows.get(at).span().fromNanos() < sample.timeNanos() && activity != null) {
                looks++;
                Cause cause = cause(activity);
                stacks.add(cause, sample.frames());
                add(
                        cause,
                        List.of(
                                new Attribute(Evidence.Key.THREAD, drain.name()),
                                new Attribute(Evidence.Key.FRAMES, top(sample.frames()))),
                        sample.timeNanos());
            }
        }
    }

    private static Cause cause(Activity activity) {
        Cause cause = activity.cause();
        return cause == null ? Cause.PARK : cause;
    }

    private void add(Cause cause, List<Attribute> attributes, long timeNanos) {
        Sum sum = seen.computeIfAbsent(new Subject(cause, attributes), key -> new Sum());
        if (sum.count++ == 0) {
            sum.startNanos = timeNanos;
        }
        sum.endNanos = timeNanos;
    }

    private static List<Attribute> attributes(DrainRecord drain, Look look) {
        List<Attribute> attributes = new ArrayList<>();
        attributes.add(new Attribute(Evidence.Key.THREAD, drain.name()));
        add(attributes, Evidence.Key.OWNER, look.ownerName());
        add(attributes, Evidence.Key.CLASS, look.blockerClass());
        add(attributes, Evidence.Key.FRAMES, top(look.frames()));
        add(attributes, Evidence.Key.OWNER_FRAMES, top(look.ownerFrames()));
        return List.copyOf(attributes);
    }

    private static void add(List<Attribute> attributes, Evidence.Key key, String value) {
        if (!value.isEmpty()) {
            attributes.add(new Attribute(key, value));
        }
    }

    private static String top(String frames) {
        int end = -1;
        for (int frame = 0; frame < SHOWN_FRAMES; frame++) {
            end = frames.indexOf(" < ", end + 1);
            if (end < 0) {
                return frames;
            }
        }
        return frames.substring(0, end);
    }

    /** The evidence for a cause, exact events first. */
    List<Evidence> of(Cause cause) {
        List<Evidence> all = new ArrayList<>(of(cause, exact, MOST_EXACT));
        all.addAll(of(cause, seen, MOST_STACKS));
        return List.copyOf(all);
    }

    /** The stacks of the drain threads, whatever the cause. */
    List<SeenStack> stacks() {
        return stacks.most();
    }

    private List<Evidence> of(Cause cause, Map<Subject, Sum> sums, int most) {
        List<Evidence> evidence = new ArrayList<>();
        sums.forEach((subject, sum) -> {
            if (subject.cause() == cause) {
                List<Attribute> attributes = new ArrayList<>(subject.attributes());
                if (sum.bytes > 0) {
                    attributes.add(new Attribute(Evidence.Key.BYTES, Long.toString(sum.bytes)));
                }
                evidence.add(new Evidence(
                        attributes,
                        sum.heldNanos,
                        sum.count,
                        sum.heldNanos > 0 ? 0 : looks,
                        sum.startNanos,
                        sum.endNanos));
            }
        });
        evidence.sort(GREATEST);
        return evidence.subList(0, Math.min(most, evidence.size()));
    }
}
