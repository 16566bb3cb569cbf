package io.adaflight.analyzer.analysis.count;

import io.adaflight.analyzer.analysis.result.Outliers;
import io.adaflight.analyzer.analysis.result.Outliers.Spell;
import io.adaflight.analyzer.recording.event.EventCounts;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Sums up events that were recorded one by one, and keeps the longest. */
final class OutlierCounter {
    private static final int MOST_KEPT = 1000;

    private final PriorityQueue<Spell> kept = new PriorityQueue<>(Comparator.comparingLong(Spell::durationNanos));
    private long count;
    private long totalNanos;

    void add(String thread, long timeNanos, long durationNanos) {
        count++;
        totalNanos = EventCounts.saturatedSum(totalNanos, durationNanos);
        kept.add(new Spell(thread, timeNanos - Math.min(timeNanos, durationNanos), timeNanos));
        if (kept.size() > MOST_KEPT) {
            kept.poll();
        }
    }

    Outliers toOutliers() {
        return new Outliers(
                count,
                totalNanos,
                kept.stream()
                        .sorted(Comparator.comparingLong(Spell::startNanos))
                        .toList());
    }
}
