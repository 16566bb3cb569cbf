package io.adaflight.analyzer.analysis.causes.service;

import io.adaflight.analyzer.analysis.causes.ByCause;
import io.adaflight.analyzer.analysis.causes.evidence.LookTally;

/**
 * What the drain threads of a pipeline did in a time, in nanoseconds of thread time.
 *
 * @param availableNanos how long there were drain threads, summed over them
 * @param workNanos how long they were at work
 * @param events how many events were drained
 * @param parts where the time at work went; they sum to it
 * @param looks looks at threads at work
 * @param workKnown of how much of the time the threads say whether they were at work, from 0 to 1
 * @param processorKnown of how much of it the time on a processor is known
 * @param exactNanos how much of the parts the JDK recorded exactly
 * @param agreeing how many looks during an exact wait saw the same
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
    /** Whether a service time can be told from it. */
    public boolean hasServiceTime() {
        return events > 0 && workNanos > 0;
    }

    /** Time at work an event, in nanoseconds. */
    public double serviceNanos() {
        return workNanos / events;
    }

    public double idleNanos() {
        return Math.max(0, availableNanos - workNanos);
    }
}
