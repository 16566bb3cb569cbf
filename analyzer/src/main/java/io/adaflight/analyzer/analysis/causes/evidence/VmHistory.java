package io.adaflight.analyzer.analysis.causes.evidence;

import io.adaflight.analyzer.recording.event.CpuThrottling;
import io.adaflight.analyzer.recording.event.ProcessorCount;
import io.adaflight.analyzer.recording.event.VmPause;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a recording says about the JVM and its drain threads. Immutable. */
public final class VmHistory {
    private final Map<Long, DrainHistory> drains;
    private final List<VmPause> pauses;
    private final List<CpuThrottling> throttling;
    private final EventSettings settings;
    private final @Nullable ProcessorCount processors;
    private final boolean dataLost;
    private final boolean shortened;

    VmHistory(
            Map<Long, DrainHistory> drains,
            List<VmPause> pauses,
            List<CpuThrottling> throttling,
            EventSettings settings,
            @Nullable ProcessorCount processors,
            boolean dataLost,
            boolean shortened) {
        this.drains = Map.copyOf(drains);
        this.pauses = pauses;
        this.throttling = throttling;
        this.settings = settings;
        this.processors = processors;
        this.dataLost = dataLost;
        this.shortened = shortened || drains.values().stream().anyMatch(DrainHistory::isShortened);
    }

    @Nullable
    public DrainHistory drain(long threadId) {
        return drains.get(threadId);
    }

    /** Unmodifiable. */
    public List<VmPause> pauses() {
        return pauses;
    }

    /** Whether stops for garbage collection would have been recorded. */
    public boolean arePausesKnown() {
        return !pauses.isEmpty() || settings.isEnabled(VmPause.Kind.COLLECTION.event());
    }

    /**
     * Whether it is known how often the CPU quota was used up: there is no quota, or it was read twice. A recording without
     * container events counts as one without a quota, unless those events were off.
     */
    public boolean isQuotaKnown() {
        if (processors != null && processors.quota() > 0) {
            return throttling.size() > 1;
        }
        return !settings.isKnown() || settings.isEnabled(CpuThrottling.EVENT);
    }

    /** By their time; unmodifiable. */
    public List<CpuThrottling> throttling() {
        return throttling;
    }

    public EventSettings settings() {
        return settings;
    }

    /** How many processors the JVM may use; 0 when unknown. */
    public long processors() {
        return processors == null ? 0 : processors.processors();
    }

    public boolean isDataLost() {
        return dataLost;
    }

    /** Whether more was recorded than was kept. */
    public boolean isShortened() {
        return shortened;
    }
}
