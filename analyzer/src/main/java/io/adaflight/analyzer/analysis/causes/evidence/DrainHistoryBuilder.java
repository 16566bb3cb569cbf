package io.adaflight.analyzer.analysis.causes.evidence;

import io.adaflight.analyzer.analysis.causes.evidence.DrainHistory.Wait;
import io.adaflight.analyzer.recording.event.ThreadCpuLoad;
import io.adaflight.analyzer.recording.event.ThreadSample;

/** Collects what is recorded of one drain thread. If there are too many, keeps the longest waits and every other sample. */
final class DrainHistoryBuilder {
    private static final int MOST_SPELLS = 100_000;
    private static final int MOST_SAMPLES = 200_000;
    private static final int MOST_LOADS = 100_000;

    private final long threadId;
    private final String name;
    private final EventLog<Wait> waits = new EventLog<>();
    private final EventLog<ThreadCpuLoad> loads = new EventLog<>();
    private final EventLog<ThreadSample> samples = new EventLog<>();
    private long sampleWeight = 1;
    private long samplesSeen;
    private boolean shortened;

    DrainHistoryBuilder(long threadId, String name) {
        this.threadId = threadId;
        this.name = name;
    }

    void add(Wait wait) {
        waits.add(wait);
        if (waits.size() > MOST_SPELLS) {
            waits.keepLongest(
                    MOST_SPELLS / 2,
                    each -> each.spell().durationNanos(),
                    each -> each.spell().timeNanos());
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
            samples.keepEveryOther();
            sampleWeight *= 2;
        }
    }

    /** What is known so far; later events do not change it. */
    DrainHistory build() {
        return new DrainHistory(
                threadId, name, waits.snapshot(), loads.snapshot(), samples.snapshot(), sampleWeight, shortened);
    }
}
