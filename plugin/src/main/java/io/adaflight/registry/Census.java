package io.adaflight.registry;

import io.adaflight.counters.Counts;
import java.util.List;

/**
 * Who counts in a pipeline at one moment. Every thread that ever counted is in exactly one of {@code live},
 * {@code ended}, {@code virtualCells} and {@code retired}.
 *
 * @param live threads that run, or whose events are not all drained yet; in the order of their registration
 * @param ended threads that have ended and whose final counts have not been recorded yet
 * @param virtualCells the cells that virtual threads share
 * @param retired the sums of the threads that were folded away
 * @param retiredThreads how many threads have ended, those of {@code ended} included
 * @param drained what the drain threads took out
 */
public record Census(
        List<Registration> live,
        List<Registration> ended,
        List<Registration> virtualCells,
        Counts retired,
        long retiredThreads,
        DrainCounts drained) {}
