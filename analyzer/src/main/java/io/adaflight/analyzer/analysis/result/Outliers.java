package io.adaflight.analyzer.analysis.result;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events that were recorded one by one because they took longer than a threshold.
 *
 * @param kept the longest of them, 1000 at most, by their beginning
 */
public record Outliers(long count, long totalNanos, List<Spell> kept) {
    public Outliers {
        kept = List.copyOf(kept);
    }

    /** One of them, on the thread with this name. */
    public record Spell(String thread, long startNanos, long endNanos) {
        public long durationNanos() {
            return endNanos - startNanos;
        }
    }

    /** The longest, the first of equal ones; null when there is none. */
    public @Nullable Spell longest() {
        return kept.stream().max(Comparator.comparingLong(Spell::durationNanos)).orElse(null);
    }
}
