package io.adaflight.analyzer.analysis.causes.attribution;

import io.adaflight.analyzer.analysis.causes.evidence.Intervals;
import io.adaflight.analyzer.analysis.causes.evidence.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * The time in which events came, none were lost, and the drain was not behind. Leaves out the warm-up of the program when
 * enough time remains.
 */
public final class CalmTimes {
    private static final double BEHIND = 0.25;
    private static final long WARM_UP_NANOS = 300_000_000L;
    private static final long ENOUGH_NANOS = 500_000_000L;
    private static final long BEFORE_NANOS = 1_000_000_000L;
    private static final long LEAST_NANOS = 150_000_000L;
    private static final long LEAST_EVENTS = 20;

    private final Intervals intervals;
    private final List<Integer> calm;

    private CalmTimes(Intervals intervals, List<Integer> calm) {
        this.intervals = intervals;
        this.calm = calm;
    }

    /** Finds them outside the windows. */
    public static CalmTimes of(Intervals intervals, List<LossWindow> windows) {
        long greatest = 0;
        for (int index = 0; index < intervals.size(); index++) {
            greatest = Math.max(greatest, intervals.depth(index));
        }
        List<Integer> calm = new ArrayList<>();
        int window = 0;
        boolean recovering = false;
        for (int index = 0; index < intervals.size(); index++) {
            while (window < windows.size() && windows.get(window).last() < index) {
                window++;
            }
            if (window < windows.size() && windows.get(window).first() <= index) {
                recovering = true;
                continue;
            }
            recovering &= intervals.depth(index) > BEHIND * greatest;
            if (!recovering && intervals.offered(index) > 0) {
                calm.add(index);
            }
        }
        return enough(new CalmTimes(intervals, calm));
    }

    private static CalmTimes enough(CalmTimes all) {
        if (all.calm.isEmpty()) {
            return all;
        }
        long warm = all.intervals.from(all.calm.get(0)) + WARM_UP_NANOS;
        CalmTimes later = new CalmTimes(
                all.intervals,
                all.calm.stream()
                        .filter(index -> all.intervals.from(index) >= warm)
                        .toList());
        CalmTimes chosen = later.nanos() >= ENOUGH_NANOS ? later : all;
        boolean tooLittle = chosen.nanos() < LEAST_NANOS || chosen.offered() < LEAST_EVENTS;
        return tooLittle ? new CalmTimes(all.intervals, List.of()) : chosen;
    }

    private long nanos() {
        return calm.stream().mapToLong(intervals::lengthNanos).sum();
    }

    private long offered() {
        return calm.stream().mapToLong(intervals::offered).sum();
    }

    public boolean isEmpty() {
        return calm.isEmpty();
    }

    /** In time order; adjacent spans are merged. */
    public List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        for (int index : calm) {
            Span last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
            if (last != null && last.toNanos() == intervals.from(index)) {
                spans.set(spans.size() - 1, new Span(last.fromNanos(), intervals.to(index)));
            } else {
                spans.add(intervals.span(index));
            }
        }
        return spans;
    }

    /** Events offered per nanosecond; 0 without calm time. */
    public double rate() {
        return calm.isEmpty() ? 0 : (double) offered() / nanos();
    }

    /** The same for the last second before a moment, or the usual rate if that second had no calm time. */
    double rateBefore(long nanos) {
        long events = 0;
        long time = 0;
        for (int index : calm) {
            if (intervals.to(index) <= nanos && intervals.from(index) >= nanos - BEFORE_NANOS) {
                events += intervals.offered(index);
                time += intervals.lengthNanos(index);
            }
        }
        return time == 0 ? rate() : (double) events / time;
    }
}
