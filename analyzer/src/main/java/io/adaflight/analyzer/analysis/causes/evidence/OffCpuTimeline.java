package io.adaflight.analyzer.analysis.causes.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * What kept one drain thread from running, moment by moment; only one reason counts at a time. A stop of the whole JVM comes
 * before a wait of the thread, because the thread could not have ended its wait. Of nested waits the inner one comes first,
 * because the outer one waits for it.
 */
public final class OffCpuTimeline {
    private static final Comparator<OffCpuSpan> FIRST_COUNTS = Comparator.comparingInt(OffCpuSpan::precedence)
            .thenComparingLong(held -> held.span().fromNanos())
            .reversed()
            .thenComparingLong(held -> held.span().toNanos());

    /**
     * A time in which one of them counted.
     *
     * @param held the whole of it
     */
    public record Segment(Span span, OffCpuSpan held) {}

    private final List<Segment> segments = new ArrayList<>();

    private OffCpuTimeline() {}

    /** Resolves overlaps, within the time of the report. */
    public static OffCpuTimeline of(List<OffCpuSpan> all, Span time) {
        OffCpuTimeline timeline = new OffCpuTimeline();
        List<OffCpuSpan> byStart = new ArrayList<>();
        for (OffCpuSpan held : all) {
            if (held.span().overlapNanos(time) > 0) {
                byStart.add(held);
            }
        }
        byStart.sort(Comparator.comparingLong((OffCpuSpan held) -> held.span().fromNanos())
                .thenComparing(FIRST_COUNTS));
        timeline.sweep(byStart, time);
        return timeline;
    }

    private void sweep(List<OffCpuSpan> byStart, Span time) {
        PriorityQueue<OffCpuSpan> active = new PriorityQueue<>(FIRST_COUNTS);
        long now = time.fromNanos();
        int next = 0;
        while (now < time.toNanos() && (next < byStart.size() || !active.isEmpty())) {
            while (next < byStart.size() && byStart.get(next).span().fromNanos() <= now) {
                active.add(byStart.get(next++));
            }
            while (!active.isEmpty() && active.peek().span().toNanos() <= now) {
                active.remove();
            }
            long until = time.toNanos();
            if (next < byStart.size()) {
                until = Math.min(until, byStart.get(next).span().fromNanos());
            }
            OffCpuSpan first = active.peek();
            if (first != null) {
                until = Math.min(until, first.span().toNanos());
                segments.add(new Segment(new Span(now, until), first));
            }
            now = until;
        }
    }

    /** In time order; they do not overlap. */
    public List<Segment> segments() {
        return segments;
    }

    /** Those that overlap a time. */
    public List<Segment> between(Span time) {
        int low = TimeSearch.firstAfter(segments, segment -> segment.span().toNanos(), time.fromNanos());
        int end = low;
        while (end < segments.size() && segments.get(end).span().fromNanos() < time.toNanos()) {
            end++;
        }
        return segments.subList(low, end);
    }

    /** How long the thread did not run for a known reason. */
    public long standingNanos(Span time) {
        long sum = 0;
        for (Segment segment : between(time)) {
            sum += segment.span().overlapNanos(time);
        }
        return sum;
    }
}
