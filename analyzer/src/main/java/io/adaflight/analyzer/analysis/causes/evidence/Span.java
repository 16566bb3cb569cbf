package io.adaflight.analyzer.analysis.causes.evidence;

import io.adaflight.analyzer.recording.event.ThreadSpell;

/** A span of time between two moments. */
public record Span(long fromNanos, long toNanos) {
    static Span of(ThreadSpell spell) {
        return new Span(spell.startNanos(), spell.timeNanos());
    }

    public long lengthNanos() {
        return toNanos - fromNanos;
    }

    /** How much of another span lies in it. */
    public long overlapNanos(Span other) {
        return Math.max(0, common(other).lengthNanos());
    }

    /** The overlap with another span; it ends before it begins when there is none. */
    public Span common(Span other) {
        return new Span(Math.max(fromNanos, other.fromNanos), Math.min(toNanos, other.toNanos));
    }
}
