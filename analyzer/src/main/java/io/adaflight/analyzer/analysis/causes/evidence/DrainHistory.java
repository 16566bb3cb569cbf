package io.adaflight.analyzer.analysis.causes.evidence;

import io.adaflight.analyzer.recording.event.ThreadCpuLoad;
import io.adaflight.analyzer.recording.event.ThreadSample;
import io.adaflight.analyzer.recording.event.ThreadSpell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of one drain thread. Of very many waits the longest are kept, of very many samples every other one. */
public final class DrainHistory {
    private static final int MOST_SPELLS = 100_000;
    private static final int MOST_SAMPLES = 200_000;
    private static final int MOST_LOADS = 100_000;

    private final long threadId;
    private final String name;
    private final List<Wait> waits = new ArrayList<>();
    private final List<ThreadCpuLoad> loads = new ArrayList<>();
    private final List<ThreadSample> samples = new ArrayList<>();
    private long sampleWeight = 1;
    private long samplesSeen;
    private boolean shortened;

    /**
     * A wait of the thread.
     *
     * @param ownerWas what the owner of the lock did for most of it; null when nothing is known
     */
    public record Wait(ThreadSpell spell, ThreadSpell.@Nullable Kind ownerWas) {}

    public DrainHistory(long threadId, String name) {
        this.threadId = threadId;
        this.name = name;
    }

    void add(Wait wait) {
        waits.add(wait);
        if (waits.size() > MOST_SPELLS) {
            waits.sort(Comparator.comparingLong((Wait each) -> each.spell().durationNanos())
                    .reversed());
            waits.subList(MOST_SPELLS / 2, waits.size()).clear();
            waits.sort(Comparator.comparingLong(each -> each.spell().timeNanos()));
            shortened = true;
        }
    }

    void add(ThreadCpuLoad load) {
        if (loads.size() < MOST_LOADS) {
            loads.add(load);
        } else {
            shortened = true;
        }
    }

    void add(ThreadSample sample) {
        if (samplesSeen++ % sampleWeight != 0) {
            return;
        }
        samples.add(sample);
        if (samples.size() >= MOST_SAMPLES) {
            List<ThreadSample> half = new ArrayList<>(MOST_SAMPLES);
            for (int index = 0; index < samples.size(); index += 2) {
                half.add(samples.get(index));
            }
            samples.clear();
            samples.addAll(half);
            sampleWeight *= 2;
        }
    }

    public long threadId() {
        return threadId;
    }

    public String name() {
        return name;
    }

    public List<Wait> waits() {
        return waits;
    }

    /** By their time. */
    public List<ThreadCpuLoad> loads() {
        return loads;
    }

    /** By their time. */
    public List<ThreadSample> samples() {
        return samples;
    }

    /** For how many samples each one that was kept stands. */
    public long sampleWeight() {
        return sampleWeight;
    }

    /** Whether more was recorded than is kept. */
    public boolean isShortened() {
        return shortened;
    }
}
