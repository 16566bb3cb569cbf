package io.adaflight.analyzer.analysis.causes.evidence;

import io.adaflight.analyzer.recording.event.ThreadCpuLoad;
import io.adaflight.analyzer.recording.event.ThreadSample;
import io.adaflight.analyzer.recording.event.ThreadSpell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the JDK recorded of one drain thread.
 *
 * @param waits unmodifiable, as the other lists
 * @param loads in time order
 * @param samples in time order
 * @param sampleWeight how many samples each kept one represents
 * @param isShortened whether more was recorded than was kept
 */
public record DrainHistory(
        long threadId,
        String name,
        List<Wait> waits,
        List<ThreadCpuLoad> loads,
        List<ThreadSample> samples,
        long sampleWeight,
        boolean isShortened) {
    /**
     * A wait of the thread.
     *
     * @param ownerWas what the owner of the lock did for most of it; null when unknown
     */
    public record Wait(ThreadSpell spell, ThreadSpell.@Nullable Kind ownerWas) {}

    /** The history of a thread without recorded events. */
    public static DrainHistory unrecorded(long threadId, String name) {
        return new DrainHistory(threadId, name, List.of(), List.of(), List.of(), 1, false);
    }
}
