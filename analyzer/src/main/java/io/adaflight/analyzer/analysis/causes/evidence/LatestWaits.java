package io.adaflight.analyzer.analysis.causes.evidence;

import io.adaflight.analyzer.recording.event.ThreadSpell;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The latest waits of each thread, to explain the waits of others for it. */
final class LatestWaits {
    private static final int LATEST = 128;

    private final int mostThreads;
    private final Map<Long, Deque<ThreadSpell>> byThread = new HashMap<>();

    LatestWaits(int mostThreads) {
        this.mostThreads = mostThreads;
    }

    void add(ThreadSpell spell) {
        Deque<ThreadSpell> latest = byThread.get(spell.threadId());
        if (latest == null && byThread.size() < mostThreads) {
            latest = new ArrayDeque<>();
            byThread.put(spell.threadId(), latest);
        }
        if (latest != null) {
            latest.addLast(spell);
            if (latest.size() > LATEST) {
                latest.removeFirst();
            }
        }
    }

    /** Forgets a thread; returns what was known of it. */
    Collection<ThreadSpell> remove(long threadId) {
        Deque<ThreadSpell> known = byThread.remove(threadId);
        return known == null ? List.of() : known;
    }

    /** What the owner of a lock did for most of the time that a thread waited for it; null when unknown. */
    ThreadSpell.@Nullable Kind ownerWas(ThreadSpell spell) {
        Deque<ThreadSpell> ofOwner = spell.ownerId() == 0 ? null : byThread.get(spell.ownerId());
        if (ofOwner == null) {
            return null;
        }
        Map<ThreadSpell.Kind, Long> nanos = new EnumMap<>(ThreadSpell.Kind.class);
        Span waited = Span.of(spell);
        for (ThreadSpell other : ofOwner) {
            long overlap = waited.overlapNanos(Span.of(other));
            if (overlap > 0) {
                nanos.merge(other.kind(), overlap, Long::sum);
            }
        }
        return nanos.entrySet().stream()
                .filter(entry -> entry.getValue() * 2 > spell.durationNanos())
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(null);
    }
}
