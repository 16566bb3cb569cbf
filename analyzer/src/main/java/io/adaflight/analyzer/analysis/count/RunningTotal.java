package io.adaflight.analyzer.analysis.count;

import io.adaflight.analyzer.analysis.result.TimeWindow;

/** One count within a window, from its running total; by the same rule as {@link RunningCounts}. */
final class RunningTotal {
    private final TimeWindow window;
    private long base = -1;
    private long latest;

    RunningTotal(TimeWindow window) {
        this.window = window;
    }

    /** Adds a row; returns what it adds to the window. */
    long add(long timeNanos, long recent, long total) {
        if (window.isAfter(timeNanos)) {
            return 0;
        }
        long before = base < 0 ? Math.max(0, total - recent) : latest;
        if (base < 0) {
            base = before;
        }
        latest = Math.max(before, total);
        if (window.isBefore(timeNanos)) {
            base = latest;
            return 0;
        }
        return latest - before;
    }

    long inWindow() {
        return base < 0 ? 0 : latest - base;
    }
}
