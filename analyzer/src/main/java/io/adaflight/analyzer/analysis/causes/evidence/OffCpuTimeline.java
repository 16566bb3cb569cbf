package io.adaflight.analyzer.analysis.causes.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * What kept one drain thread from running, moment by moment: of all that held at a moment one counts. What stops the whole JVM
 * comes before what one thread does, since the thread could not have ended its wait; and of waits within each other the inner
 * one comes first, since the outer one waits for it.
 */
public final class OffCpuTimeline {
    private static final Comparator<OffCpuSpan> FIRST_COUNTS = Comparator.comparingInt(OffCpuSpan::precedence)
            .thenComparingLong(OffCpuSpan::startNanos)
            .reversed()
            .thenComparingLong(OffCpuSpan::endNanos);

    /**
     * A time in which one of them counted.
     *
     * @param held the whole of it
     */
    public record Segment(long startNanos, long endNanos, OffCpuSpan held) {
        public long overlapNanos(long fromNanos, long toNanos) {
            return Math.max(0, Math.min(endNanos, toNanos) - Math.max(startNanos, fromNanos));
        }
    }

    private final List<Segment> segments = new ArrayList<>();

    private OffCpuTimeline() {}

    /** Resolves what holds at once, within the time of the report. */
    public static OffCpuTimeline of(List<OffCpuSpan> all, long fromNanos, long toNanos) {
        OffCpuTimeline timeline = new OffCpuTimeline();
        List<OffCpuSpan> byStart = new ArrayList<>();
        for (OffCpuSpan held : all) {
            if (held.overlapNanos(fromNanos, toNanos) > 0) {
                byStart.add(held);
            }
        }
        byStart.sort(Comparator.comparingLong(OffCpuSpan::startNanos).thenComparing(FIRST_COUNTS));
        timeline.sweep(byStart, fromNanos, toNanos);
        return timeline;
    }

    private void sweep(List<OffCpuSpan> byStart, long fromNanos, long toNanos) {
        PriorityQueue<OffCpuSpan> active = new PriorityQueue<>(FIRST_COUNTS);
        long now = fromNanos;
        int next = 0;
        while (now < toNanos && (next < byStart.size() || !active.isEmpty())) {
            while (next < byStart.size() && byStart.get(next).startNanos() <= now) {
                active.add(byStart.get(next++));
            }
            while (!active.isEmpty() && active.peek().endNanos() <= now) {
                active.remove();
            }
            long until =
                    next < byStart.size() ? Math.min(toNanos, byStart.get(next).startNanos()) : toNanos;
            OffCpuSpan first = active.peek();
            if (first != null) {
                until = Math.min(until, first.endNanos());
                segments.add(new Segment(now, until, first));
            }
            now = until;
        }
    }

    /** In the order of time; they do not overlap. */
    public List<Segment> segments() {
        return segments;
    }

    /** Those that overlap a time. */
    public List<Segment> between(long fromNanos, long toNanos) {
        int low = TimeSearch.firstAfter(segments, Segment::endNanos, fromNanos);
        int end = low;
        while (end < segments.size() && segments.get(end).startNanos() < toNanos) {
            end++;
        }
        return segments.subList(low, end);
    }

    /** How long the thread did not run for a known reason. */
    public long standingNanos(long fromNanos, long toNanos) {
        long sum = 0;
        for (Segment segment : between(fromNanos, toNanos)) {
            sum += segment.overlapNanos(fromNanos, toNanos);
        }
        return sum;
    }
}
