package io.adaflight.analyzer.analysis.causes.evidence;

import io.adaflight.analyzer.analysis.causes.evidence.DrainHistory.Wait;
import io.adaflight.analyzer.recording.event.CpuThrottling;
import io.adaflight.analyzer.recording.event.EventSetting;
import io.adaflight.analyzer.recording.event.JdkEvent;
import io.adaflight.analyzer.recording.event.ProcessorCount;
import io.adaflight.analyzer.recording.event.ThreadCpuLoad;
import io.adaflight.analyzer.recording.event.ThreadSample;
import io.adaflight.analyzer.recording.event.ThreadSpell;
import io.adaflight.analyzer.recording.event.VmPause;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a recording tells about the JVM and its drain threads. Of threads that drain nothing only the latest waits are kept,
 * for those who wait for them.
 */
public final class VmHistory {
    private static final int MOST_PAUSES = 100_000;
    private static final int MOST_READINGS = 200_000;
    private static final int MOST_THREADS = 5_000;
    private static final int LATEST = 128;

    private final Map<Long, DrainHistory> drains = new HashMap<>();
    private final Map<Long, Deque<ThreadSpell>> others = new HashMap<>();
    private final List<VmPause> pauses = new ArrayList<>();
    private final List<CpuThrottling> throttling = new ArrayList<>();
    private final EventSettings settings = new EventSettings();
    private @Nullable ProcessorCount processors;
    private boolean dataLost;
    private boolean shortened;

    /** Says that a thread drains a pipeline. What is known of it already is kept from now on. */
    public void drains(long threadId, String name) {
        if (drains.containsKey(threadId) || drains.size() >= MOST_THREADS) {
            return;
        }
        DrainHistory history = new DrainHistory(threadId, name);
        drains.put(threadId, history);
        Deque<ThreadSpell> known = others.remove(threadId);
        if (known != null) {
            known.forEach(spell -> history.add(new Wait(spell, ownerWas(spell))));
        }
    }

    /** Says that the recorder lost data. */
    public void lost() {
        dataLost = true;
    }

    /** Takes an event; they come in the order of their ends. */
    public void add(JdkEvent event) {
        if (event instanceof ThreadSpell spell) {
            addSpell(spell);
        } else if (event instanceof ThreadSample sample) {
            DrainHistory drain = drains.get(sample.threadId());
            if (drain != null) {
                drain.add(sample);
            }
        } else if (event instanceof ThreadCpuLoad load) {
            DrainHistory drain = drains.get(load.threadId());
            if (drain != null) {
                drain.add(load);
            }
        } else if (event instanceof VmPause pause) {
            addPause(pause);
        } else if (event instanceof CpuThrottling row) {
            addBounded(throttling, row);
        } else if (event instanceof EventSetting setting) {
            settings.add(setting);
        } else if (event instanceof ProcessorCount count && (processors == null || count.ofContainer())) {
            processors = count;
        }
    }

    private <T> void addBounded(List<T> list, T value) {
        if (list.size() < MOST_READINGS) {
            list.add(value);
        } else {
            shortened = true;
        }
    }

    private void addSpell(ThreadSpell spell) {
        DrainHistory drain = drains.get(spell.threadId());
        if (drain != null) {
            drain.add(new Wait(spell, ownerWas(spell)));
        }
        Deque<ThreadSpell> latest = others.get(spell.threadId());
        if (latest == null && others.size() < MOST_THREADS) {
            latest = new ArrayDeque<>();
            others.put(spell.threadId(), latest);
        }
        if (latest != null) {
            latest.addLast(spell);
            if (latest.size() > LATEST) {
                latest.removeFirst();
            }
        }
    }

    private ThreadSpell.@Nullable Kind ownerWas(ThreadSpell spell) {
        Deque<ThreadSpell> ofOwner = spell.ownerId() == 0 ? null : others.get(spell.ownerId());
        if (ofOwner == null) {
            return null;
        }
        Map<ThreadSpell.Kind, Long> nanos = new EnumMap<>(ThreadSpell.Kind.class);
        Span waited = Span.of(spell);
        for (ThreadSpell other : ofOwner) {
            long overlap = waited.overlapNanos(Span.of(other));
            if (overlap > 0) {
                nanos.merge(other.kind(), overlap, Long::sum);
            }
        }
        return nanos.entrySet().stream()
                .filter(entry -> entry.getValue() * 2 > spell.durationNanos())
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    private void addPause(VmPause pause) {
        pauses.add(pause);
        if (pauses.size() > MOST_PAUSES) {
            pauses.sort(Comparator.comparingLong(VmPause::durationNanos).reversed());
            pauses.subList(MOST_PAUSES / 2, pauses.size()).clear();
            pauses.sort(Comparator.comparingLong(VmPause::timeNanos));
            shortened = true;
        }
    }

    @Nullable
    public DrainHistory drain(long threadId) {
        return drains.get(threadId);
    }

    public List<VmPause> pauses() {
        return pauses;
    }

    /** Whether a stop of the JVM for its collector would have been recorded. */
    public boolean arePausesKnown() {
        return !pauses.isEmpty() || settings.isEnabled(VmPause.Kind.COLLECTION.event());
    }

    /**
     * Whether it is known how often the quota of processors was used up: there is none, or it was read twice. A recording that says
     * nothing of the container is taken to be of a JVM without a quota, unless it does not record that.
     */
    public boolean isQuotaKnown() {
        if (processors != null && processors.quota() > 0) {
            return throttling.size() > 1;
        }
        return !settings.isKnown() || settings.isEnabled(CpuThrottling.EVENT);
    }

    /** By their time. */
    public List<CpuThrottling> throttling() {
        return throttling;
    }

    public EventSettings settings() {
        return settings;
    }

    /** How many processors the JVM may use; 0 when the recording does not say. */
    public long processors() {
        return processors == null ? 0 : processors.processors();
    }

    public boolean isDataLost() {
        return dataLost;
    }

    /** Whether more was recorded than is kept. */
    public boolean isShortened() {
        return shortened || drains.values().stream().anyMatch(DrainHistory::isShortened);
    }
}
