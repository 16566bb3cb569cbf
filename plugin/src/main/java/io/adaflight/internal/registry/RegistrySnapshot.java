package io.adaflight.internal.registry;

import io.adaflight.internal.counters.Counts;
import java.util.List;

/**
 * Who counts in a pipeline at one moment. Every thread that ever counted is in exactly one of {@code live},
 * {@code ended}, {@code virtualCells} and {@code retired}.
 *
 * @param registered who has a row
 * @param retired the sums of the threads that were folded away
 * @param retiredThreads how many threads have ended, those of {@code ended} included
 * @param drained what the drain threads took out
 */
public record RegistrySnapshot(RegisteredRows registered, Counts retired, long retiredThreads, DrainCounts drained) {
    /** Threads that run, or whose events are not all drained yet; in the order of their registration. */
    public List<Registration> live() {
        return registered.live();
    }

    /** Threads that have ended and whose final counts have not been recorded yet. */
    public List<Registration> ended() {
        return registered.ended();
    }

    /** The cells that virtual threads share. */
    public List<Registration> virtualCells() {
        return registered.virtualCells();
    }
}
