package io.adaflight.analyzer.analysis.causes.service;

import io.adaflight.analyzer.analysis.causes.ByCause;
import io.adaflight.analyzer.analysis.causes.evidence.LookTally;

/**
 * What the drain threads of a pipeline did in a span of time, in nanoseconds of thread time.
 *
 * @param availableNanos the lifetime of the drain threads, summed
 * @param workNanos how long they were at work
 * @param events how many events were drained
 * @param parts where the time at work went; they sum to it
 * @param looks looks at threads at work
 * @param workKnown the share of the time for which the threads report whether they were at work, from 0 to 1
 * @param processorKnown the share of it for which the processor time is known
 * @param exactNanos how much of the parts the JDK recorded exactly
 * @param agreeing how many looks during an exact wait saw the same wait
 * @param compared how many looks there were during an exact wait
 */
public record Work(
        double availableNanos,
        double workNanos,
        double events,
        ByCause parts,
        LookTally looks,
        double workKnown,
        double processorKnown,
        double exactNanos,
        long agreeing,
        long compared) {
    /** Whether it is enough for a service time. */
    public boolean hasServiceTime() {
        return events > 0 && workNanos > 0;
    }

    /** Time at work per event, in nanoseconds. */
    public double serviceNanos() {
        return workNanos / events;
    }

    public double idleNanos() {
        return Math.max(0, availableNanos - workNanos);
    }
}
