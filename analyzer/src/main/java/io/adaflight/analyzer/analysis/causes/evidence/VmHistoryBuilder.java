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
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects what a recording says about the JVM and its drain threads. */
public final class VmHistoryBuilder {
    private static final int MOST_PAUSES = 100_000;
    private static final int MOST_READINGS = 200_000;
    private static final int MOST_THREADS = 5_000;

    private final Map<Long, DrainHistoryBuilder> drains = new HashMap<>();
    private final LatestWaits latestWaits = new LatestWaits(MOST_THREADS);
    private final EventLog<VmPause> pauses = new EventLog<>();
    private final EventLog<CpuThrottling> throttling = new EventLog<>();
    private final EventSettings.Builder settings = new EventSettings.Builder();
    private @Nullable ProcessorCount processors;
    private boolean dataLost;
    private boolean shortened;

    /** Marks a thread as a drain thread. From now on, everything about it is kept, including what is already known. */
    public void drains(long threadId, String name) {
        if (drains.containsKey(threadId) || drains.size() >= MOST_THREADS) {
            return;
        }
        DrainHistoryBuilder history = new DrainHistoryBuilder(threadId, name);
        drains.put(threadId, history);
        for (ThreadSpell spell : latestWaits.remove(threadId)) {
            history.add(new Wait(spell, latestWaits.ownerWas(spell)));
        }
    }

    /** Notes that the recorder lost data. */
    public void lost() {
        dataLost = true;
    }

    /** Adds an event; events come in order of their end. */
    public void add(JdkEvent event) {
        if (event instanceof ThreadSpell spell) {
            addSpell(spell);
        } else if (event instanceof ThreadSample sample) {
            DrainHistoryBuilder drain = drains.get(sample.threadId());
            if (drain != null) {
                drain.add(sample);
            }
        } else if (event instanceof ThreadCpuLoad load) {
            DrainHistoryBuilder drain = drains.get(load.threadId());
            if (drain != null) {
                drain.add(load);
            }
        } else if (event instanceof VmPause pause) {
            addPause(pause);
        } else if (event instanceof CpuThrottling row) {
            addThrottling(row);
        } else if (event instanceof EventSetting setting) {
            settings.add(setting);
        } else if (event instanceof ProcessorCount count && (processors == null || count.ofContainer())) {
            processors = count;
        }
    }

    private void addSpell(ThreadSpell spell) {
        DrainHistoryBuilder drain = drains.get(spell.threadId());
        if (drain != null) {
            drain.add(new Wait(spell, latestWaits.ownerWas(spell)));
        }
        latestWaits.add(spell);
    }

    private void addPause(VmPause pause) {
        pauses.add(pause);
        if (pauses.size() > MOST_PAUSES) {
            pauses.keepLongest(MOST_PAUSES / 2, VmPause::durationNanos, VmPause::timeNanos);
            shortened = true;
        }
    }

    private void addThrottling(CpuThrottling row) {
        if (throttling.size() < MOST_READINGS) {
            throttling.add(row);
        } else {
            shortened = true;
        }
    }

    /** What is known so far; later events do not change it. */
    public VmHistory build() {
        Map<Long, DrainHistory> histories = new HashMap<>();
        drains.forEach((threadId, drain) -> histories.put(threadId, drain.build()));
        return new VmHistory(
                histories, pauses.snapshot(), throttling.snapshot(), settings.build(), processors, dataLost, shortened);
    }
}
