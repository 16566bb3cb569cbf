package io.adaflight.analyzer.analysis.count;

import io.adaflight.analyzer.analysis.result.TimeWindow;
import io.adaflight.analyzer.recording.event.VmPause;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Keeps the longest pauses of a JVM within a window. */
final class PauseCounter {
    private static final int MOST_KEPT = 2000;

    private final TimeWindow window;
    private final PriorityQueue<VmPause> kept = new PriorityQueue<>(Comparator.comparingLong(VmPause::durationNanos));

    PauseCounter(TimeWindow window) {
        this.window = window;
    }

    void add(VmPause pause) {
        if (window.overlaps(pause.startNanos(), pause.timeNanos())) {
            kept.add(pause);
            if (kept.size() > MOST_KEPT) {
                kept.poll();
            }
        }
    }

    /** In time order. */
    List<VmPause> longest() {
        return kept.stream()
                .sorted(Comparator.comparingLong(VmPause::startNanos))
                .toList();
    }
}
