package io.adaflight.analyzer.analysis.causes.evidence;

import java.util.List;

/** A time, from a moment and up to another. */
public record Span(long fromNanos, long toNanos) {
    public long lengthNanos() {
        return toNanos - fromNanos;
    }

    /** How much of another time lies in it. */
    public long overlapNanos(long startNanos, long endNanos) {
        return Math.max(0, Math.min(endNanos, toNanos) - Math.max(startNanos, fromNanos));
    }

    public static long sum(List<Span> spans) {
        return spans.stream().mapToLong(Span::lengthNanos).sum();
    }
}
