package io.adaflight.analyzer.analysis.causes.evidence;

import io.adaflight.analyzer.recording.event.ThreadSpell;

/** A time, from a moment and up to another. */
public record Span(long fromNanos, long toNanos) {
    static Span of(ThreadSpell spell) {
        return new Span(spell.startNanos(), spell.timeNanos());
    }

    public long lengthNanos() {
        return toNanos - fromNanos;
    }

    /** How much of another time lies in it. */
    public long overlapNanos(Span other) {
        return Math.max(0, common(other).lengthNanos());
    }

    /** The time that both have; it ends before it begins when they are apart. */
    public Span common(Span other) {
        return new Span(Math.max(fromNanos, other.fromNanos), Math.min(toNanos, other.toNanos));
    }
}
