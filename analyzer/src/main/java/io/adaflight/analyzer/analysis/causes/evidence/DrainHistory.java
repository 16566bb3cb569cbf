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
 * @param loads by their time
 * @param samples by their time
 * @param sampleWeight for how many samples each one that was kept stands
 * @param isShortened whether more was recorded than is kept
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
     * @param ownerWas what the owner of the lock did for most of it; null when nothing is known
     */
    public record Wait(ThreadSpell spell, ThreadSpell.@Nullable Kind ownerWas) {}

    /** The history of a thread of which nothing was recorded. */
    public static DrainHistory unrecorded(long threadId, String name) {
        return new DrainHistory(threadId, name, List.of(), List.of(), List.of(), 1, false);
    }
}
