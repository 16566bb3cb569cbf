package io.adaflight.analyzer.analysis.count;

/** What the rows of threads say over time, together and for each thread. */
record ThreadLines(TimeLineCounters together, HeatMapCounter each) {
    void add(long threadId, RunningCounts.Step step, long newSwaps) {
        together.add(step, newSwaps);
        each.add(threadId, step);
    }
}
